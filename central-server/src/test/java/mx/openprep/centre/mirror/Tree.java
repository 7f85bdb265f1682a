package mx.openprep.centre.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files below a directory. */
public final class Tree {
  private Tree() {}

  /** Addresses of what is published, hidden folders and packages left out. */
  public static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .filter(address -> !address.startsWith(".") && !address.contains("/."))
          .sorted()
          .toList();
    }
  }

  /** Content hashes by address. */
  public static SortedMap<String, String> content(Path directory) throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    for (String address : files(directory)) {
      content.put(address, TestPublication.sha256(Files.readAllBytes(directory.resolve(address))));
    }
    return content;
  }

  /** Changes one bit somewhere in a file; what undoes it. */
  static byte[] flip(Path file, Random random) throws IOException {
    byte[] content = Files.readAllBytes(file);
    byte[] bad = content.clone();
    int place = random.nextInt(bad.length);
    bad[place] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bad);
    return content;
  }
}
