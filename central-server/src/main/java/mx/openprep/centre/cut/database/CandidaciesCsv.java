package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.Candidacy;
import mx.openprep.election.Election;
import mx.openprep.election.TerritoryKind;
import mx.openprep.election.TextMark;

/** Who stands for what: the CANDIDATURAS file of an election. */
final class CandidaciesCsv {
  private CandidaciesCsv() {}

  static byte[] render(Cut cut, Election election) {
    boolean byTerritory = election.level() != TerritoryKind.STATE;
    return CsvFile.render(
        cut.databases().csv(),
        csv -> {
          csv.writeRecord(names(election, byTerritory));
          for (Candidacy candidacy : cut.election().candidacies()) {
            if (candidacy.election().equals(election.code())) {
              csv.writeRecord(cells(cut, candidacy, byTerritory));
            }
          }
        });
  }

  private static List<String> names(Election election, boolean byTerritory) {
    if (!byTerritory) {
      return List.of("ID_ENTIDAD", "PARTIDO_CI", "CANDIDATURA");
    }
    return List.of(
        "ID_ENTIDAD",
        ElectionTally.division(election) == TerritoryKind.MUNICIPALITY
            ? "ID_MUNICIPIO"
            : "ID_DISTRITO_LOCAL",
        "PARTIDO_CI",
        "CANDIDATURA_PROPIETARIA",
        "CANDIDATURA_SUPLENTE");
  }

  private static List<String> cells(Cut cut, Candidacy candidacy, boolean byTerritory) {
    List<String> cells = new ArrayList<>();
    TextMark mark = cut.databases().csv().textMark();
    cells.add(mark.mark(cut.election().process().entityNumber()));
    if (byTerritory) {
      cells.add(mark.mark(candidacy.territory().number()));
    }
    cells.add(candidacy.option().value());
    cells.add(candidacy.candidate());
    if (byTerritory) {
      cells.add(candidacy.alternate().orElse(""));
    }
    return cells;
  }
}
