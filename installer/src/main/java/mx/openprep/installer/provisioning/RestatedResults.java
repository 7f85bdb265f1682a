package mx.openprep.installer.provisioning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Principle;

/**
 * Restates the published results of an earlier election by our own actas, to practise with figures
 * as they really fall. Parties of then that do not exist now are left out, and so is an acta whose
 * casilla is not clear or whose votes exceed what its casilla may have now.
 *
 * @param fields our field for each column of the source that is kept
 */
record RestatedResults(String election, Path source, Map<String, String> fields) {

  void write(ElectionPackage target, Path simulation) throws IOException {
    Election restated = target.election(new ElectionCode(election));
    Map<String, List<ExpectedActa>> byCasilla =
        target.actas(restated.code()).stream()
            .filter(a -> a.type().principle() == Principle.MAJORITY)
            .collect(groupingBy(a -> a.casilla().key().toString()));
    Map<String, List<NamedCsvRecord>> rows =
        SourceList.read(source).stream().collect(groupingBy(r -> r.getField("clave_casilla")));
    List<List<String>> kept = new ArrayList<>();
    for (Map.Entry<String, List<NamedCsvRecord>> row : rows.entrySet()) {
      List<ExpectedActa> actas = byCasilla.getOrDefault(row.getKey(), List.of());
      if (actas.size() == 1 && row.getValue().size() == 1) {
        restate(row.getValue().getFirst(), actas.getFirst(), target).ifPresent(kept::add);
      }
    }
    kept.sort(Comparator.comparing(List::getFirst));
    write(kept, simulation.resolve(election + ".csv.gz"));
  }

  private Optional<List<String>> restate(
      NamedCsvRecord row, ExpectedActa acta, ElectionPackage target) {
    Set<String> onBallot =
        target.ballot(acta).options().stream().map(o -> o.id().value()).collect(toSet());
    onBallot.addAll(Set.of("NO_REGISTRADAS", "NULOS"));
    List<String> cells = new ArrayList<>(List.of(acta.id().value()));
    long total = 0;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (onBallot.contains(field.getValue())) {
        long votes = votes(row.getField(field.getKey()));
        total += votes;
        cells.add(String.valueOf(votes));
      } else {
        cells.add("");
      }
    }
    int allowed = acta.casilla().listaNominal().orElse(0) + acta.representatives();
    return total == 0 || total > allowed ? Optional.empty() : Optional.of(cells);
  }

  /** The sources write whole numbers as {@code 28.0}, and nothing for a party not on the ballot. */
  private static long votes(String cell) {
    return cell.isEmpty() ? 0 : Math.round(Double.parseDouble(cell));
  }

  private void write(List<List<String>> rows, Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      List<String> header = new ArrayList<>(List.of("acta"));
      header.addAll(fields.values());
      csv.writeRecord(header);
      rows.forEach(csv::writeRecord);
    }
  }
}
