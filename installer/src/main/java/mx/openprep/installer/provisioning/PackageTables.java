package mx.openprep.installer.provisioning;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.election.CasillaType;

/** Writes the CSV files of the Jalisco package. */
final class PackageTables {
  private static final String STATE = "14";

  private final CasillaFrame frame;
  private final Path directory;
  private final Map<String, String> municipalities;
  private final Map<String, String> districts;

  PackageTables(CasillaFrame frame, Path directory) {
    this.frame = frame;
    this.directory = directory;
    this.districts = frame.territories(FrameCasilla::district, FrameCasilla::districtName);
    this.municipalities =
        frame.territories(FrameCasilla::municipality, FrameCasilla::municipalityName);
  }

  void write() throws IOException {
    writeTerritories("districts.csv", districts);
    writeTerritories("municipalities.csv", municipalities);
    writeCatds();
    writeCasillasAndActas();
    writeBallotsAndCandidacies();
  }

  private CsvWriter table(String name, String... columns) throws IOException {
    CsvWriter writer =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(directory.resolve(name));
    writer.writeRecord(columns);
    return writer;
  }

  private void writeTerritories(String name, Map<String, String> territories) throws IOException {
    try (CsvWriter table = table(name, "number", "name")) {
      territories.forEach(table::writeRecord);
    }
  }

  private static String catd(String municipality) {
    return "CATD-" + municipality;
  }

  private void writeCatds() throws IOException {
    try (CsvWriter table = table("catds.csv", "id", "name", "municipalities")) {
      municipalities.forEach(
          (number, name) -> table.writeRecord(catd(number), "CATD " + name, number));
    }
  }

  private void writeCasillasAndActas() throws IOException {
    try (CsvWriter casillas =
            table(
                "casillas.csv",
                "id",
                "clave",
                "district",
                "municipality",
                "location",
                "listaNominal",
                "catd");
        CsvWriter actas = table("actas.csv", "id", "election", "casilla", "type")) {
      Map<String, Integer> seen = new HashMap<>();
      ActaNumbers numbers = new ActaNumbers(actas);
      for (FrameCasilla casilla : frame.casillas()) {
        String clave = casilla.key().toString();
        int times = seen.merge(clave, 1, Integer::sum);
        String id = times == 1 ? clave : clave + "-" + times;
        casillas.writeRecord(
            id,
            clave,
            casilla.district(),
            casilla.municipality(),
            String.valueOf(casilla.location()),
            String.valueOf(casilla.listaNominal()),
            catd(casilla.municipality()));
        boolean especial = casilla.key().type() == CasillaType.ESPECIAL;
        numbers.add("G", "GUB", id, especial ? List.of("2E") : List.of("2"));
        numbers.add("D", "DIP_LOC", id, especial ? List.of("3EMR", "3ERP") : List.of("3"));
        numbers.add("A", "AYUN", id, especial ? List.of("4E") : List.of("4"));
      }
    }
  }

  /** Counts the actas of each election. */
  private static final class ActaNumbers {
    private final CsvWriter actas;
    private final Map<String, Integer> last = new HashMap<>();

    ActaNumbers(CsvWriter actas) {
      this.actas = actas;
    }

    void add(String letter, String election, String casilla, List<String> types) {
      for (String type : types) {
        int number = last.merge(letter, 1, Integer::sum);
        actas.writeRecord("%s-%05d".formatted(letter, number), election, casilla, type);
      }
    }
  }

  private void writeBallotsAndCandidacies() throws IOException {
    try (CsvWriter ballots =
            table(
                "ballots.csv",
                "election",
                "territory",
                "parties",
                "coalitions",
                "commonCandidacies",
                "independents");
        CsvWriter candidacies =
            table("candidacies.csv", "election", "territory", "option", "candidate", "alternate")) {
      writeBallot(ballots, candidacies, "GUB", STATE, JaliscoOptions.everywhere());
      districts
          .keySet()
          .forEach(
              d -> writeBallot(ballots, candidacies, "DIP_LOC", d, JaliscoOptions.everywhere()));
      municipalities.forEach((number, name) ->
          writeBallot(ballots, candidacies, "AYUN", number, JaliscoOptions.inMunicipality(name)));
    }
  }

  private static void writeBallot(
      CsvWriter ballots,
      CsvWriter candidacies,
      String election,
      String territory,
      List<List<String>> coalitions) {
    ballots.writeRecord(
        election,
        territory,
        String.join(" ", JaliscoOptions.PARTIES),
        String.join(" ", coalitions.stream().map(JaliscoOptions::id).toList()),
        "",
        "");
    for (List<String> row : JaliscoOptions.candidacies(coalitions)) {
      candidacies.writeRecord(election, territory, row.getFirst(), row.getLast(), "");
    }
  }
}
