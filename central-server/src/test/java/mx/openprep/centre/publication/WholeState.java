package mx.openprep.centre.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;

/**
 * A shipped package with more contiguas, until it has as many actas as a real election night: the
 * frame at hand is of an earlier year and somewhat smaller.
 */
final class WholeState {
  private WholeState() {}

  /**
   * Reads the package, grown.
   *
   * @param actas how many it shall have at least
   * @param work where the grown one is written for a moment
   */
  static ElectionPackage of(Path shipped, int actas, Path work) throws Exception {
    Path grown = Files.createTempDirectory(work, "package");
    try {
      copy(shipped, grown);
      grow(grown, actas);
      return ElectionPackageReader.read(grown);
    } finally {
      new ProcessBuilder("rm", "-rf", grown.toString()).inheritIO().start().waitFor();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void grow(Path grown, int wanted) throws IOException {
    List<String> actas = Files.readAllLines(grown.resolve("actas.csv"));
    int missing = wanted - (actas.size() - 1);
    List<String> moreCasillas = new ArrayList<>();
    List<String> moreActas = new ArrayList<>();
    for (String casilla : Files.readAllLines(grown.resolve("casillas.csv"))) {
      String id = casilla.substring(0, casilla.indexOf(','));
      if (moreActas.size() < missing && id.contains("C")) {
        moreCasillas.add("X" + casilla);
        actas.stream()
            .filter(acta -> acta.contains("," + id + ","))
            .forEach(acta -> moreActas.add("X" + acta.replace("," + id + ",", ",X" + id + ",")));
      }
    }
    Files.write(grown.resolve("casillas.csv"), moreCasillas, StandardOpenOption.APPEND);
    Files.write(grown.resolve("actas.csv"), moreActas, StandardOpenOption.APPEND);
  }
}
