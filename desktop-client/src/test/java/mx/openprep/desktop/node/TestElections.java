package mx.openprep.desktop.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.acta.ActaQr;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;

/** Election packages for tests: the shipped one for practice, as it is or with more casillas. */
public final class TestElections {
  public static final CatdId CATD = new CatdId("CATD-001");
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");

  private TestElections() {}

  public static ElectionPackage mini() {
    return read(MINI);
  }

  /** With at least this many contiguas more at our CATD, one acta each. */
  public static ElectionPackage withMoreActas(Path directory, int more) {
    try {
      try (Stream<Path> files = Files.list(MINI)) {
        for (Path file : files.toList()) {
          Files.copy(file, directory.resolve(file.getFileName()));
        }
      }
      List<String> casillas = new ArrayList<>();
      List<String> actas = new ArrayList<>();
      for (int i = 0; i < more; i++) {
        int section = 1_000 + i / 90;
        int number = 1 + i % 90;
        String key = "99%04dC%02d00".formatted(section, number);
        casillas.add("X-%d,%s,001,001,1,700,%s".formatted(i, key, CATD));
        actas.add("GX-%d,GUB,X-%d,2".formatted(i, i));
      }
      append(directory.resolve("casillas.csv"), casillas);
      append(directory.resolve("actas.csv"), actas);
      return read(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(Path file, List<String> lines) throws IOException {
    Files.write(file, lines, java.nio.file.StandardOpenOption.APPEND);
  }

  private static ElectionPackage read(Path directory) {
    try {
      return ElectionPackageReader.read(directory);
    } catch (IOException | FaultyPackageException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of the acta's QR. */
  public static String qr(ElectionPackage election, ExpectedActa acta) {
    return new ActaQr(election.hash().brief(), acta.id()).text();
  }
}
