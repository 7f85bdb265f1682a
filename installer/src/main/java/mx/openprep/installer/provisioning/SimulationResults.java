package mx.openprep.installer.provisioning;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mx.openprep.acta.FieldId;
import mx.openprep.election.ActaId;

/** Real casilla results of earlier elections that a package brings to practise with. */
public final class SimulationResults {
  private SimulationResults() {}

  /**
   * Reads {@code simulation/*.csv.gz} of a package directory: {@code acta} and one column for each
   * field with a figure. A vote field without a figure had no votes; an acta without a row has no
   * real result.
   *
   * @return votes by field for each acta; empty where the package brings none
   * @throws IOException when a file cannot be read
   */
  public static Map<ActaId, Map<FieldId, Integer>> read(Path packageDirectory) throws IOException {
    Path simulation = packageDirectory.resolve("simulation");
    Map<ActaId, Map<FieldId, Integer>> results = new HashMap<>();
    if (Files.isDirectory(simulation)) {
      for (Path file : files(simulation)) {
        for (NamedCsvRecord row : SourceList.read(file)) {
          results.put(new ActaId(row.getField("acta")), votes(row));
        }
      }
    }
    return results;
  }

  private static List<Path> files(Path simulation) throws IOException {
    try (Stream<Path> all = Files.list(simulation)) {
      return all.filter(f -> f.toString().endsWith(".csv.gz")).sorted().toList();
    }
  }

  private static Map<FieldId, Integer> votes(NamedCsvRecord row) {
    Map<FieldId, Integer> votes = new TreeMap<>();
    row.getFieldsAsMap()
        .forEach((column, cell) -> {
          if (!column.equals("acta") && !cell.isEmpty()) {
            votes.put(new FieldId(column), Integer.valueOf(cell));
          }
        });
    return Map.copyOf(votes);
  }
}
