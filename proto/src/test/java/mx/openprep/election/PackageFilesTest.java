package mx.openprep.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFilesTest {
  @TempDir private Path temporary;
  private Path directory;
  private Path zip;

  @BeforeEach
  void copyMini() throws IOException {
    directory = Files.createDirectory(temporary.resolve("package"));
    zip = temporary.resolve("package.zip");
    PlantedFaults.copy(Packages.MINI, directory);
  }

  @Nested
  class Hash {
    @Test
    void isTheSameForDirectoryAndZip() throws Exception {
      Files.createDirectory(directory.resolve("simulation"));
      Files.writeString(directory.resolve("simulation/GUB.csv"), "acta,NULOS\nG-001,3\n");
      try (OutputStream out = Files.newOutputStream(zip)) {
        ElectionPackageReader.zip(directory, out);
      }
      assertThat(hash(zip)).isEqualTo(hash(directory)).isNotEqualTo(hash(Packages.MINI));
    }

    @Test
    void isTheOneOfTheDefinition() throws Exception {
      java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          byte[] content = Files.readAllBytes(file);
          digest.update(
              (file.getFileName() + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8));
          digest.update(java.nio.ByteBuffer.allocate(8).putLong(content.length).array());
          digest.update(content);
        }
      }
      assertThat(hash(directory)).isEqualTo(PackageHash.of(digest.digest()));
    }

    @Test
    void changesWithAnyByteOfAnyFile() throws Exception {
      PackageHash before = hash(directory);
      for (String name : PackageFiles.OBLIGATORY) {
        Path file = directory.resolve(name);
        byte[] content = Files.readAllBytes(file);
        Files.writeString(file, Files.readString(file) + "\n");
        assertThat(hash(directory)).as(name).isNotEqualTo(before);
        Files.write(file, content);
      }
      assertThat(hash(directory)).isEqualTo(before);
    }

    private static PackageHash hash(Path source) throws Exception {
      return ElectionPackageReader.read(source).hash();
    }
  }

  @Test
  void zipsTheSamePackageToTheSameBytes() throws Exception {
    Path again = temporary.resolve("again.zip");
    for (Path target : List.of(zip, again)) {
      try (OutputStream out = Files.newOutputStream(target)) {
        ElectionPackageReader.zip(directory, out);
      }
    }
    assertThat(again).hasSameBinaryContentAs(zip);
  }

  @Test
  void saysWhenThereIsNothingAtThePath() {
    assertThatThrownBy(() -> ElectionPackageReader.read(temporary.resolve("nothing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void refusesFilesThatDoNotBelong() throws IOException {
    Files.writeString(directory.resolve("Thumbs.db"), "");
    Files.createDirectory(directory.resolve("other"));
    Files.writeString(directory.resolve("other/process.yaml"), "");
    assertThat(faults(directory))
        .extracting(PackageFault::file, PackageFault::code)
        .containsExactly(
            tuple("Thumbs.db", FaultCode.FILE_UNKNOWN),
            tuple("other", FaultCode.NOT_A_PLAIN_FILE),
            tuple("other/process.yaml", FaultCode.FILE_UNKNOWN));
  }

  @Test
  void followsNoLinks() throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret"), "number,name\n001,A\n002,B\n");
    Files.delete(directory.resolve("districts.csv"));
    Files.createSymbolicLink(directory.resolve("districts.csv"), secret);
    assertThat(codes(directory)).containsExactly(FaultCode.NOT_A_PLAIN_FILE);
  }

  @Nested
  class HostileZip {
    @Test
    void cannotNameAFileOutside() throws IOException {
      for (String name :
          List.of("../process.yaml", "/etc/passwd", "simulation/../../x", "a\\..\\b", "C:/x")) {
        writeZip(name, new byte[1]);
        assertThat(codes(zip)).as(name).containsExactly(FaultCode.FILE_NAME_UNSAFE);
      }
      try (Stream<Path> all = Files.list(temporary)) {
        assertThat(all).as("nothing is unpacked to disk").containsExactlyInAnyOrder(directory, zip);
      }
    }

    @Test
    void isNotUnpackedWhenItIsABomb() throws IOException {
      writeZip("simulation/bomb.csv", new byte[64 << 20]);
      assertThat(Files.size(zip)).isLessThan(1 << 20);
      assertThat(codes(zip)).containsExactly(FaultCode.FILE_TOO_LARGE);
    }

    @Test
    void isNotReadWhenItHasTooManyFiles() throws IOException {
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
        for (int i = 0; i < 10_000; i++) {
          out.putNextEntry(new ZipEntry("simulation/" + i));
        }
      }
      assertThat(codes(zip)).contains(FaultCode.TOO_MANY_FILES);
    }

    @Test
    void isNamedWhenItIsNoZip() throws IOException {
      Files.writeString(zip, "this is no zip");
      assertThat(codes(zip)).contains(FaultCode.ZIP_UNREADABLE);
    }

    @Test
    void isNamedWhenABitIsFlipped() throws Exception {
      try (OutputStream out = Files.newOutputStream(zip)) {
        ElectionPackageReader.zip(directory, out);
      }
      byte[] bytes = Files.readAllBytes(zip);
      bytes[200] ^= 0x10;
      Files.write(zip, bytes);
      assertThat(faults(zip)).isNotEmpty();
    }

    /** The mini package and one entry more. */
    private void writeZip(String name, byte[] content) throws IOException {
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
          Stream<Path> files = Files.list(directory)) {
        for (Path file : files.sorted().toList()) {
          out.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
          out.write(Files.readAllBytes(file));
        }
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
      }
    }
  }

  private static List<FaultCode> codes(Path source) {
    return faults(source).stream().map(PackageFault::code).toList();
  }

  private static List<PackageFault> faults(Path source) {
    FaultyPackageException refused =
        catchThrowableOfType(
            FaultyPackageException.class, () -> ElectionPackageReader.read(source));
    assertThat(refused).as("the package is refused").isNotNull();
    return refused.faults();
  }
}
