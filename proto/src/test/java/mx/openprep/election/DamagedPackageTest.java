package mx.openprep.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the bytes, the reader gives a package or a list of faults, and never breaks. */
class DamagedPackageTest {
  @Property(tries = 150)
  void damagedFilesAreReadOrListedAsFaults(@ForAll long seed) throws IOException {
    Path directory = Files.createTempDirectory("damaged");
    try {
      PlantedFaults.copy(Packages.MINI, directory);
      Random random = new Random(seed);
      String name = PackageFiles.OBLIGATORY.get(random.nextInt(PackageFiles.OBLIGATORY.size()));
      Path file = directory.resolve(name);
      Files.write(file, damaged(Files.readAllBytes(file), random));
      readOrFaults(directory);
    } finally {
      delete(directory);
    }
  }

  @Property(tries = 150)
  void damagedZipsAreReadOrListedAsFaults(@ForAll long seed) throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ElectionPackageReader.zip(Packages.MINI, zip);
    Path file = Files.createTempFile("damaged", ".zip");
    try {
      Files.write(file, damaged(zip.toByteArray(), new Random(seed)));
      readOrFaults(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void readOrFaults(Path source) throws IOException {
    try {
      assertThat(ElectionPackageReader.read(source).actas()).isNotEmpty();
    } catch (FaultyPackageException e) {
      assertThat(e.faults())
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.line(Locale.ENGLISH)).contains(f.code().code()));
    }
  }

  /** Changes, removes or doubles a stretch, or puts in what parsers stumble over. */
  private static byte[] damaged(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
    List<String> awkward =
        List.of(
            "\"", "\n", ",", ": ", "- ", "[", "}", "&a *a", "\u0000", "!!binary x", "\t", "_", "#");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        out.writeBytes(noise);
        out.write(bytes, at + length, bytes.length - at - length);
      }
      case 1 -> out.write(bytes, at + length, bytes.length - at - length);
      case 2 -> {
        out.write(bytes, at, length);
        out.write(bytes, at, bytes.length - at);
      }
      default -> {
        out.writeBytes(
            awkward
                .get(random.nextInt(awkward.size()))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.write(bytes, at, bytes.length - at);
      }
    }
    return out.toByteArray();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
