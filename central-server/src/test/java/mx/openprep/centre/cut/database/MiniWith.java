package mx.openprep.centre.cut.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;

/** The shipped package mini, with another publication.yaml. */
final class MiniWith {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");
  private static final String PUBLICATION = "publication.yaml";
  private static final String ACTAS = "actas.csv";

  private MiniWith() {}

  static ElectionPackage nothing() {
    return read(MINI);
  }

  /** With something under {@code databases}. */
  static ElectionPackage databases(Path directory, String databases) throws IOException {
    return with(
        directory, Files.readString(MINI.resolve(PUBLICATION)) + "databases:\n" + databases);
  }

  /** With another dialect. */
  static ElectionPackage csv(Path directory, String csv) throws IOException {
    String mini = Files.readString(MINI.resolve(PUBLICATION));
    return with(directory, mini.substring(0, mini.indexOf("csv:")) + csv);
  }

  /** The same with the actas in the opposite order. */
  static ElectionPackage backwards(Path directory, String databases) throws IOException {
    Path copy =
        copy(directory, Files.readString(MINI.resolve(PUBLICATION)) + "databases:\n" + databases);
    List<String> actas = new ArrayList<>(Files.readAllLines(copy.resolve(ACTAS)));
    Collections.reverse(actas.subList(1, actas.size()));
    Files.write(copy.resolve(ACTAS), actas);
    return read(copy);
  }

  private static ElectionPackage with(Path directory, String publication) throws IOException {
    return read(copy(directory, publication));
  }

  private static Path copy(Path directory, String publication) throws IOException {
    Path copy = Files.createTempDirectory(directory, "mini");
    try (Stream<Path> files = Files.list(MINI)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.writeString(copy.resolve(PUBLICATION), publication);
    return copy;
  }

  private static ElectionPackage read(Path directory) {
    try {
      return ElectionPackageReader.read(directory);
    } catch (FaultyPackageException e) {
      throw new AssertionError(e.faults().toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
