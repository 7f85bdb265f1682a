package mx.openprep.election;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a package from a directory, following no links. */
final class DirectoryFiles {
  private static final int DEEPEST = 2;

  private DirectoryFiles() {}

  static void read(Path directory, PackageFiles files) throws IOException {
    List<Path> found = found(directory);
    if (!files.acceptsCount(found.size())) {
      return;
    }
    for (Path path : found) {
      String name = directory.relativize(path).toString().replace('\\', '/');
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        files.refuse(name, FaultCode.NOT_A_PLAIN_FILE, name, "");
      } else if (files.accepts(name)) {
        if (Files.size(path) > files.remaining()) {
          files.refuse(name, FaultCode.FILE_TOO_LARGE, "", PackageFiles.LARGEST_PACKAGE + " B");
        } else {
          files.put(name, Files.readAllBytes(path));
        }
      }
    }
  }

  private static List<Path> found(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory, DEEPEST)) {
      return walk.filter(p -> !p.equals(directory) && !isSimulation(directory, p))
          .sorted()
          .limit(PackageFiles.MOST_FILES + 1L)
          .toList();
    }
  }

  private static boolean isSimulation(Path directory, Path path) {
    return path.equals(directory.resolve("simulation"))
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
