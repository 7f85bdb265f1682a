package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.tally.BoxVotes;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.TerritoryKind;

/** A column of a database file: its published name and what stands in it. */
record DatabaseColumn(String name, Function<DatabaseRow, String> cell) {

  /** The columns of an election in their order (Anexo 18.5). */
  static List<DatabaseColumn> of(ElectionTally tally) {
    List<DatabaseColumn> columns = new ArrayList<>();
    place(columns, tally.division());
    for (FieldId field :
        List.of(
            FieldId.BOLETAS_SOBRANTES,
            FieldId.PERSONAS_VOTARON,
            FieldId.REPRESENTANTES_VOTARON,
            FieldId.VOTOS_SACADOS)) {
      columns.add(captured(field));
    }
    BoxVotes.columns(tally.election()).forEach(field -> columns.add(captured(field)));
    columns.add(captured(FieldId.TOTAL_ASENTADO));
    result(columns);
    return columns;
  }

  String of(DatabaseRow row) {
    return cell.apply(row);
  }

  private static void place(List<DatabaseColumn> columns, TerritoryKind division) {
    String territory =
        switch (division) {
          case DISTRICT -> "DISTRITO_LOCAL";
          case MUNICIPALITY -> "MUNICIPIO";
          case STATE -> "ENTIDAD";
        };
    columns.add(new DatabaseColumn("CLAVE_CASILLA", DatabaseRow::casillaKey));
    columns.add(new DatabaseColumn("CLAVE_ACTA", DatabaseRow::actaKey));
    columns.add(new DatabaseColumn("ID_ENTIDAD", DatabaseRow::entityNumber));
    columns.add(new DatabaseColumn("ENTIDAD", DatabaseRow::entityName));
    columns.add(new DatabaseColumn("ID_" + territory, DatabaseRow::territoryNumber));
    columns.add(new DatabaseColumn(territory, DatabaseRow::territoryName));
    columns.add(new DatabaseColumn("SECCION", DatabaseRow::section));
    columns.add(new DatabaseColumn("ID_CASILLA", DatabaseRow::casillaNumber));
    columns.add(new DatabaseColumn("TIPO_CASILLA", DatabaseRow::casillaType));
    columns.add(new DatabaseColumn("EXT_CONTIGUA", DatabaseRow::extContigua));
    columns.add(new DatabaseColumn("UBICACION_CASILLA", DatabaseRow::location));
    columns.add(new DatabaseColumn("TIPO_ACTA", DatabaseRow::actaType));
  }

  private static void result(List<DatabaseColumn> columns) {
    columns.add(new DatabaseColumn("TOTAL_VOTOS_CALCULADO", DatabaseRow::total));
    columns.add(new DatabaseColumn("LISTA_NOMINAL", DatabaseRow::listaNominal));
    columns.add(new DatabaseColumn("REPRESENTANTES_PP_CI", DatabaseRow::representatives));
    columns.add(new DatabaseColumn("OBSERVACIONES", DatabaseRow::observations));
    columns.add(new DatabaseColumn("CONTABILIZADA", DatabaseRow::contabilizada));
    columns.add(new DatabaseColumn("MECANISMOS_TRASLADO", DatabaseRow::transferMechanism));
    columns.add(new DatabaseColumn("CODIGO_INTEGRIDAD", DatabaseRow::imageHash));
    columns.add(new DatabaseColumn("FECHA_HORA_ACOPIO", DatabaseRow::acopio));
    columns.add(new DatabaseColumn("FECHA_HORA_CAPTURA", DatabaseRow::captured));
    columns.add(new DatabaseColumn("FECHA_HORA_VERIFICACION", DatabaseRow::verified));
    columns.add(new DatabaseColumn("ORIGEN", DatabaseRow::origin));
    columns.add(new DatabaseColumn("DIGITALIZACION", DatabaseRow::digitization));
    columns.add(new DatabaseColumn("TIPO_DOCUMENTO", DatabaseRow::document));
    columns.add(new DatabaseColumn("COTEJADA", DatabaseRow::cotejada));
  }

  private static DatabaseColumn captured(FieldId field) {
    return new DatabaseColumn(field.value(), row -> row.captured(field));
  }
}
