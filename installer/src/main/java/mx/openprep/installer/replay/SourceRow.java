package mx.openprep.installer.replay;

import java.util.List;
import java.util.Optional;
import mx.openprep.database.CellValue;
import mx.openprep.database.CellWord;
import mx.openprep.database.Column;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDecision;
import mx.openprep.database.PublishedObservation;
import mx.openprep.database.PublishedRow;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.TerritoryKind;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * A row of a published file as the replay understands it.
 *
 * @param kind what the row tells
 */
record SourceRow(PublishedDatabase database, PublishedRow row, Kind kind) {

  /** What a row tells. */
  enum Kind {
    NOT_CAPTURED,
    SIN_ACTA,
    CAPTURED,
    OUTSIDE_CATALOGUE
  }

  static SourceRow of(PublishedDatabase database, PublishedRow row) {
    return new SourceRow(database, row, kind(row, database.name()));
  }

  private static Kind kind(PublishedRow row, String file) {
    List<PublishedObservation> observations = row.observations().known();
    Optional<PublishedDecision> decision = row.decision();
    if (decision.isEmpty()) {
      throw new Refusal(
          MessageCode.REPLAY_SOURCE_UNFIT,
          file + ":" + row.line(),
          "CONTABILIZADA «" + row.text(Column.CONTABILIZADA) + "»");
    }
    return switch (decision.get()) {
      case NO_CAPTURADA -> Kind.NOT_CAPTURED;
      case FUERA_DE_CATALOGO -> Kind.OUTSIDE_CATALOGUE;
      case CONTADA, NO_CONTADA ->
          observations.stream().anyMatch(PublishedObservation::isSinActa)
              ? Kind.SIN_ACTA
              : Kind.CAPTURED;
    };
  }

  /** Where it stands, for people. */
  String place() {
    return database.name() + ":" + row.line();
  }

  /** Without what keeps spreadsheets from changing it. */
  String text(Column column) {
    return row.text(column);
  }

  /** As it stands in the file; empty where the file has no such column. */
  Optional<String> published(Column column) {
    return database.column(column).map(row::published);
  }

  /** What the cell says as a captured field; empty where the file has no such column. */
  Optional<CellValue> value(Column column) {
    return database.column(column).map(row::value);
  }

  boolean isExpected() {
    return kind != Kind.OUTSIDE_CATALOGUE;
  }

  /** Whether the row shows what has a box on its acta, and what has none. */
  boolean showsItsBallot() {
    return kind == Kind.CAPTURED || kind == Kind.SIN_ACTA;
  }

  /** Whether there is a box for this on the acta of a row that {@link #showsItsBallot}. */
  boolean has(PublishedColumn votes) {
    return switch (row.value(votes)) {
      case CellValue.Count _, CellValue.Unknown _ -> true;
      case CellValue.Word(CellWord word) ->
          switch (word) {
            case ILEGIBLE, SIN_DATO, SIN_ACTA -> true;
            case ABSENT, NOT_APPLICABLE, EMPTY -> false;
          };
    };
  }

  CasillaType casillaType() {
    return row.casillaType()
        .orElseThrow(() ->
            new Refusal(
                MessageCode.REPLAY_SOURCE_UNFIT,
                place(),
                "TIPO_CASILLA «" + text(Column.TIPO_CASILLA) + "»"));
  }

  /** CLAVE_CASILLA, put together from its parts where the file has none. */
  CasillaKey key(String entity) {
    String key = text(Column.CLAVE_CASILLA);
    CasillaType type = casillaType();
    try {
      if (key.matches("[0-9]{6}[A-Z][0-9]{4}")) {
        return CasillaKey.parse(key);
      }
      boolean street = !type.withoutSection();
      return new CasillaKey(
          entity,
          street ? padded(text(Column.SECCION), 4) : "0000",
          type,
          padded(text(Column.ID_CASILLA), 2),
          padded(text(Column.EXT_CONTIGUA), 2));
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.REPLAY_SOURCE_UNFIT, e, place(), "CLAVE_CASILLA «" + key + "»");
    }
  }

  /** Number and name; empty where it is none. */
  Optional<Place> place(TerritoryKind kind) {
    return switch (kind) {
      case STATE -> Optional.empty();
      case DISTRICT -> place(Column.ID_DISTRITO, Column.DISTRITO);
      case MUNICIPALITY -> place(Column.ID_MUNICIPIO, Column.MUNICIPIO);
    };
  }

  /** A district or municipality. */
  record Place(String number, String name) {}

  private Optional<Place> place(Column number, Column name) {
    String digits = text(number);
    return digits.matches("[0-9]{1,3}")
        ? Optional.of(new Place(padded(digits, 3), text(name).isEmpty() ? digits : text(name)))
        : Optional.empty();
  }

  Optional<Integer> number(Column column) {
    return row.value(column) instanceof CellValue.Count(long value)
        ? Optional.of(Math.toIntExact(value))
        : Optional.empty();
  }

  /** TIPO_ACTA; {@code 1} where the file has none. */
  String actaType() {
    String type = text(Column.TIPO_ACTA);
    return type.isEmpty() ? "1" : type;
  }

  static String padded(String digits, int length) {
    return digits.isEmpty()
        ? "0".repeat(length)
        : "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
