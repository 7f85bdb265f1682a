package mx.openprep.desktop.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;

/**
 * The shipped package for practice with a ballot as wide as real ones get: eight parties in two
 * coalitions with all their combinations, so that an acta of GUB has 45 fields to key.
 */
public final class WideElection {
  public static final int FIELDS = 45;
  private static final String MORE = "MAREA VOLCAN LUNA SOL RIO";

  private WideElection() {}

  /**
   * Writes and reads it.
   *
   * @param directory an empty one
   * @param actas of that ballot, at CATD-001: GX-0, GX-1, …
   */
  public static ElectionPackage in(Path directory, int actas)
      throws IOException, FaultyPackageException {
    try (Stream<Path> files = Files.list(mini())) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    replace(
        directory.resolve("elections.yaml"),
        "  - {id: VOLCAN, name: Partido Volcán}\n",
        """
          - {id: VOLCAN, name: Partido Volcán}
          - {id: LUNA, name: Partido Luna}
          - {id: SOL, name: Partido Sol}
          - {id: RIO, name: Partido Río}
        """);
    replace(
        directory.resolve("elections.yaml"),
        """
            parties: [COLIBRI, NOPAL, FARO, MAREA, VOLCAN]
            coalitions:
              - parties: [COLIBRI, NOPAL, FARO]
        """,
        """
            parties: [COLIBRI, NOPAL, FARO, MAREA, VOLCAN, LUNA, SOL, RIO]
            coalitions:
              - parties: [COLIBRI, NOPAL, FARO]
              - parties: [MAREA, VOLCAN, LUNA, SOL, RIO]
        """);
    replace(
        directory.resolve("ballots.csv"),
        "GUB,99,COLIBRI NOPAL FARO MAREA VOLCAN,C_COLIBRI_NOPAL_FARO,,",
        "GUB,99,COLIBRI NOPAL FARO "
            + MORE
            + ",C_COLIBRI_NOPAL_FARO C_"
            + MORE.replace(' ', '_')
            + ",,");
    candidacies(directory.resolve("candidacies.csv"));
    List<String> casillas = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < actas; i++) {
      String key = "99%04dC%02d00".formatted(1_000 + i / 90, 1 + i % 90);
      casillas.add("X-%d,%s,001,001,1,20000,CATD-001".formatted(i, key));
      rows.add("GX-%d,GUB,X-%d,2".formatted(i, i));
    }
    append(directory.resolve("casillas.csv"), casillas);
    append(directory.resolve("actas.csv"), rows);
    return ElectionPackageReader.read(directory);
  }

  /** A test runs in its module, a benchmark in the whole. */
  private static Path mini() {
    Path fromModule = Path.of("..", "proto", "elections", "mini");
    return Files.exists(fromModule) ? fromModule : Path.of("proto", "elections", "mini");
  }

  private static void candidacies(Path file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.removeIf(line -> line.startsWith("GUB,99,MAREA") || line.startsWith("GUB,99,VOLCAN"));
    List<String> options = new ArrayList<>(List.of("MAREA", "VOLCAN", "LUNA", "SOL", "RIO"));
    options.add("C_" + String.join("_", options));
    for (String option : options) {
      lines.add("GUB,99,%s,DARÍO EJEMPLO GUB 99,".formatted(option));
    }
    Files.write(file, lines);
  }

  private static void replace(Path file, String old, String by) throws IOException {
    String text = Files.readString(file);
    int at = text.indexOf(old);
    if (at < 0) {
      throw new IllegalStateException("Not in " + file + ": " + old);
    }
    Files.writeString(file, text.substring(0, at) + by + text.substring(at + old.length()));
  }

  private static void append(Path file, List<String> lines) throws IOException {
    Files.write(file, lines, java.nio.file.StandardOpenOption.APPEND);
  }
}
