package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.election.Candidacy;
import mx.openprep.election.DatabaseRules;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionDatabase;
import mx.openprep.election.StandardColumn;
import mx.openprep.election.TerritoryKind;

/** Who stands for what: the CANDIDATURAS file of an election. */
final class CandidaciesCsv {
  private CandidaciesCsv() {}

  static byte[] render(Cut cut, Election election) {
    boolean byTerritory = election.level() != TerritoryKind.STATE;
    return CsvText.start(
        cut.databases().csv(),
        csv -> {
          csv.writeRecord(names(cut.databases(), election, byTerritory));
          for (Candidacy candidacy : cut.election().candidacies()) {
            if (candidacy.election().equals(election.code())) {
              csv.writeRecord(cells(cut, election, candidacy, byTerritory));
            }
          }
        });
  }

  private static List<String> names(DatabaseRules rules, Election election, boolean byTerritory) {
    ElectionDatabase database = rules.of(election);
    String entity = database.columnName(StandardColumn.ID_ENTIDAD.name());
    return byTerritory
        ? List.of(
            entity,
            DatabaseColumns.territory(rules, election),
            "PARTIDO_CI",
            "CANDIDATURA_PROPIETARIA",
            "CANDIDATURA_SUPLENTE")
        : List.of(entity, "PARTIDO_CI", "CANDIDATURA");
  }

  private static List<String> cells(
      Cut cut, Election election, Candidacy candidacy, boolean byTerritory) {
    ElectionDatabase database = cut.databases().of(election);
    List<String> cells = new ArrayList<>();
    cells.add(
        switch (database.candidaciesEntity()) {
          case NUMBER -> key(cut, cut.election().process().entityNumber());
          case NAME -> cut.election().process().entityName();
        });
    if (byTerritory) {
      cells.add(key(cut, candidacy.territory().number()));
    }
    cells.add(database.columnName(candidacy.option().value()));
    cells.add(candidacy.candidate());
    if (byTerritory) {
      cells.add(candidacy.alternate().orElse(""));
    }
    return cells;
  }

  private static String key(Cut cut, String number) {
    DatabaseRules rules = cut.databases();
    return rules.candidaciesMarked() ? rules.csv().textMark().mark(number) : number;
  }
}
