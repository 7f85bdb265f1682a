package mx.openprep.database;

import java.util.List;
import java.util.Optional;
import mx.openprep.election.CasillaType;

/** A row of a published database: one acta. */
public final class PublishedRow {
  private final PublishedDatabase database;
  private final int line;
  private final List<String> cells;

  PublishedRow(PublishedDatabase database, int line, List<String> cells) {
    this.database = database;
    this.line = line;
    this.cells = List.copyOf(cells);
  }

  /** Where it starts in the file, from 1. */
  public int line() {
    return line;
  }

  /** The cells as they stand in the file; a ragged row has more or fewer than there are columns. */
  public List<String> published() {
    return cells;
  }

  /** The cell as it stands in the file; empty beyond the end of the row. */
  public String published(PublishedColumn column) {
    return column.index() < cells.size() ? cells.get(column.index()) : "";
  }

  /** Without the signs that keep spreadsheets from changing it; empty beyond the end of the row. */
  public String text(PublishedColumn column) {
    return Cells.clean(published(column));
  }

  /** Empty also where the file has no such column. */
  public String text(Column column) {
    return database.column(column).map(this::text).orElse("");
  }

  /** What the cell says as a captured field or a number. */
  public CellValue value(PublishedColumn column) {
    return database.value(published(column));
  }

  /** The same; {@link CellWord#EMPTY} where the file has no such column. */
  public CellValue value(Column column) {
    return database
        .column(column)
        .map(this::value)
        .orElseGet(() -> new CellValue.Word(CellWord.EMPTY));
  }

  /** What OBSERVACIONES say, highest first; empty where it says nothing. */
  public Observations observations() {
    return database.observations(text(Column.OBSERVACIONES));
  }

  /** What CONTABILIZADA says; empty when the layout does not know its word. */
  public Optional<PublishedDecision> decision() {
    return database.layout().decision(text(Column.CONTABILIZADA));
  }

  /** TIPO_CASILLA, or where the file has no such column the letter in CLAVE_CASILLA. */
  public Optional<CasillaType> casillaType() {
    Optional<CasillaType> own = database.layout().casillaType(text(Column.TIPO_CASILLA));
    return own.isPresent() || database.column(Column.TIPO_CASILLA).isPresent() ? own : keyType();
  }

  /** The letter in CLAVE_CASILLA. */
  public Optional<CasillaType> keyType() {
    String key = text(Column.CLAVE_CASILLA);
    return key.length() == 11 ? CasillaType.ofLetter(key.charAt(6)) : Optional.empty();
  }

  /** What OBSERVACIONES of a row say. */
  public record Observations(List<PublishedObservation> known, List<String> unknown) {
    public Observations {
      known = List.copyOf(known);
      unknown = List.copyOf(unknown);
    }
  }
}
