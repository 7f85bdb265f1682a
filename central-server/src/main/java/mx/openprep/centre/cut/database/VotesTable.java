package mx.openprep.centre.cut.database;

import java.util.List;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.BoxVotes;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.Election;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/**
 * One row per expected acta and option that competes there: the form statistics programs want.
 * UTF-8, comma, LF, without byte order mark or text marks, the same in every state.
 */
final class VotesTable {
  static final List<String> COLUMNS =
      List.of(
          "ACTA",
          "CASILLA",
          "CLAVE_ACTA",
          "ID_TERRITORIO",
          "SECCION",
          "CONTABILIZADA",
          "OPCION",
          "VOTOS",
          "DATO");

  private final List<FieldId> options;
  private final TerritoryKind division;

  VotesTable(Election election) {
    this.options = BoxVotes.columns(election);
    this.division = ElectionTally.division(election);
  }

  static String header() {
    return String.join(",", COLUMNS) + "\n";
  }

  /** The rows of these actas; ids, keys and signs hold nothing that would need quotes. */
  String render(List<DatabaseRow> rows) {
    StringBuilder csv = new StringBuilder(rows.size() * options.size() * 80);
    for (DatabaseRow row : rows) {
      row.acta()
          .expected()
          .ifPresent(expected -> {
            String start = start(row, expected);
            for (FieldId option : options) {
              if (row.competes(option)) {
                csv.append(start).append(option.value()).append(',');
                value(csv, row, option);
              }
            }
          });
    }
    return csv.toString();
  }

  private String start(DatabaseRow row, ExpectedActa acta) {
    ActaRow shown = row.acta();
    return String.join(
        ",",
        acta.id().value(),
        acta.casilla().id().value(),
        acta.key(),
        acta.casilla().territory(division).map(TerritoryId::number).orElse(""),
        acta.casilla().type().withoutSection() ? "" : acta.casilla().key().section(),
        switch (row.what()) {
          case NOT_CAPTURED -> "";
          case SIN_ACTA, FIGURES, OUTSIDE_CATALOGUE -> shown.decision().contabilizada().sign();
        },
        "");
  }

  private static void value(StringBuilder csv, DatabaseRow row, FieldId option) {
    switch (row.what()) {
      case NOT_CAPTURED -> csv.append(",NO_CAPTURADA\n");
      case SIN_ACTA -> csv.append(",SIN_ACTA\n");
      case FIGURES, OUTSIDE_CATALOGUE -> {
        switch (row.acta().fields().getOrDefault(option, FieldValue.Mark.BLANK)) {
          case FieldValue.Votes(int count) -> csv.append(count).append(",VOTOS\n");
          case FieldValue.Mark mark ->
              csv.append(
                  switch (mark) {
                    case ILLEGIBLE -> ",ILEGIBLE\n";
                    case BLANK -> ",SIN_DATO\n";
                    case NOT_APPLICABLE -> ",NO_APLICA\n";
                  });
        }
      }
    }
  }
}
