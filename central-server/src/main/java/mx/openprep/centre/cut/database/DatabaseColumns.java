package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.BallotOption;
import mx.openprep.election.DatabaseRules;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionDatabase;
import mx.openprep.election.OptionId;
import mx.openprep.election.StandardColumn;
import mx.openprep.election.TerritoryKind;

/** The columns of the database file of an election, in their order (Anexo 18.5). */
final class DatabaseColumns {
  private final DatabaseRules rules;
  private final Election election;
  private final ElectionDatabase database;
  private final Words words;
  private final List<DatabaseColumn> columns = new ArrayList<>();

  private DatabaseColumns(DatabaseRules rules, Election election, Words words) {
    this.rules = rules;
    this.election = election;
    this.database = rules.of(election);
    this.words = words;
  }

  static List<DatabaseColumn> of(DatabaseRules rules, Election election, Words words) {
    DatabaseColumns columns = new DatabaseColumns(rules, election, words);
    columns.place();
    columns.captured();
    columns.result();
    return List.copyOf(columns.columns);
  }

  private void place() {
    add(StandardColumn.CLAVE_CASILLA, ColumnKind.KEY, DatabaseRow::casillaKey);
    add(StandardColumn.CLAVE_ACTA, ColumnKind.KEY, DatabaseRow::actaKey);
    add(StandardColumn.ID_ENTIDAD, ColumnKind.KEY, DatabaseRow::entityNumber);
    add(StandardColumn.ENTIDAD, ColumnKind.TEXT, DatabaseRow::entityName);
    switch (ElectionTally.division(election)) {
      case DISTRICT -> {
        add(StandardColumn.ID_DISTRITO_LOCAL, ColumnKind.KEY, DatabaseRow::territoryNumber);
        add(StandardColumn.DISTRITO_LOCAL, ColumnKind.TEXT, DatabaseRow::territoryName);
      }
      case MUNICIPALITY -> {
        add(StandardColumn.ID_MUNICIPIO, ColumnKind.KEY, DatabaseRow::territoryNumber);
        add(StandardColumn.MUNICIPIO, ColumnKind.TEXT, DatabaseRow::territoryName);
      }
      case STATE -> {
        // The state already has its columns.
      }
    }
    add(StandardColumn.SECCION, ColumnKind.KEY, DatabaseRow::section);
    add(StandardColumn.ID_CASILLA, ColumnKind.KEY, DatabaseRow::casillaNumber);
    add(StandardColumn.TIPO_CASILLA, ColumnKind.TEXT, DatabaseRow::casillaType);
    add(StandardColumn.EXT_CONTIGUA, ColumnKind.KEY, DatabaseRow::extContigua);
    add(StandardColumn.UBICACION_CASILLA, ColumnKind.NUMBER, DatabaseRow::location);
    add(StandardColumn.TIPO_ACTA, ColumnKind.TEXT, DatabaseRow::actaType);
  }

  private void captured() {
    field(StandardColumn.TOTAL_BOLETAS_SOBRANTES, FieldId.BOLETAS_SOBRANTES);
    field(StandardColumn.TOTAL_PERSONAS_VOTARON, FieldId.PERSONAS_VOTARON);
    field(StandardColumn.TOTAL_REP_PARTIDO_CI_VOTARON, FieldId.REPRESENTANTES_VOTARON);
    field(StandardColumn.TOTAL_VOTOS_SACADOS, FieldId.VOTOS_SACADOS);
    for (BallotOption option : election.columns()) {
      FieldId field = FieldId.of(option.id());
      columns.add(
          DatabaseColumn.option(
              database, field.value(), meaning(option), row -> row.captured(field)));
    }
    field(StandardColumn.NO_REGISTRADAS, FieldId.NO_REGISTRADAS);
    field(StandardColumn.NULOS, FieldId.NULOS);
    field(StandardColumn.TOTAL_VOTOS_ASENTADO, FieldId.TOTAL_ASENTADO);
  }

  private void result() {
    add(StandardColumn.TOTAL_VOTOS_CALCULADO, ColumnKind.NUMBER, DatabaseRow::total);
    add(StandardColumn.LISTA_NOMINAL, ColumnKind.NUMBER, DatabaseRow::listaNominal);
    add(StandardColumn.REPRESENTANTES_PP_CI, ColumnKind.NUMBER, DatabaseRow::representatives);
    add(StandardColumn.OBSERVACIONES, ColumnKind.TEXT, DatabaseRow::observations);
    add(StandardColumn.CONTABILIZADA, ColumnKind.NUMBER, DatabaseRow::contabilizada);
    add(StandardColumn.MECANISMOS_TRASLADO, ColumnKind.TEXT, DatabaseRow::transferMechanism);
    add(StandardColumn.CODIGO_INTEGRIDAD, ColumnKind.HASH, DatabaseRow::imageHash);
    add(StandardColumn.FECHA_HORA_ACOPIO, ColumnKind.MOMENT, DatabaseRow::acopio);
    add(StandardColumn.FECHA_HORA_CAPTURA, ColumnKind.MOMENT, DatabaseRow::captured);
    add(StandardColumn.FECHA_HORA_VERIFICACION, ColumnKind.MOMENT, DatabaseRow::verified);
    add(StandardColumn.ORIGEN, ColumnKind.TEXT, DatabaseRow::origin);
    add(StandardColumn.DIGITALIZACION, ColumnKind.TEXT, DatabaseRow::digitization);
    add(StandardColumn.TIPO_DOCUMENTO, ColumnKind.TEXT, DatabaseRow::document);
    add(StandardColumn.COTEJADA, ColumnKind.NUMBER, DatabaseRow::cotejada);
  }

  private void field(StandardColumn column, FieldId field) {
    add(column, ColumnKind.NUMBER, row -> row.captured(field));
  }

  private void add(StandardColumn column, ColumnKind kind, DatabaseColumn.Cell cell) {
    if (!rules.omittedColumns().contains(column)) {
      columns.add(
          DatabaseColumn.standard(
              rules, database, column, kind, words.say("column." + column.name()), cell));
    }
  }

  private String meaning(BallotOption option) {
    return switch (option) {
      case BallotOption.Party party -> words.say("option.party", Map.of("name", party.name()));
      case BallotOption.Combination combination ->
          words.say(
              combination.id().equals(combination.coalition())
                  ? "option.coalition"
                  : "option.combination",
              Map.of("members", names(combination.members())));
      case BallotOption.CommonCandidacy common ->
          words.say(
              "option.common", Map.of("name", common.name(), "members", names(common.members())));
      case BallotOption.Independent independent ->
          words.say("option.independent", Map.of("name", independent.name()));
    };
  }

  private static String names(List<OptionId> members) {
    return members.stream().map(OptionId::value).collect(Collectors.joining(", "));
  }

  /** The name of the column of the territory in files that have only one kind of it. */
  static String territory(DatabaseRules rules, Election election) {
    StandardColumn column =
        ElectionTally.division(election) == TerritoryKind.MUNICIPALITY
            ? StandardColumn.ID_MUNICIPIO
            : StandardColumn.ID_DISTRITO_LOCAL;
    return rules.of(election).columnName(column.name());
  }
}
