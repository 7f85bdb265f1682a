package mx.openprep.centre.cut.database;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mx.openprep.election.CasillaType;
import mx.openprep.election.DatabaseRules;
import mx.openprep.election.ElectionDatabase;
import mx.openprep.election.StandardColumn;
import org.jspecify.annotations.Nullable;

/**
 * A column of a database file. This one definition gives the cells of the CSV and of the workbook,
 * and the words of the LEEME and of the codebook.
 *
 * @param name as published
 * @param meaning in Spanish, for readers
 * @param marked whether its cells bear the mark that keeps them text
 */
record DatabaseColumn(
    String name, ColumnKind kind, String meaning, boolean marked, Fixed fixed, Cell cell) {

  /** What stands in the column for an acta, without any mark. */
  @FunctionalInterface
  interface Cell extends Function<DatabaseRow, String> {}

  /** A column every file has. */
  static DatabaseColumn standard(
      DatabaseRules rules,
      ElectionDatabase database,
      StandardColumn column,
      ColumnKind kind,
      String meaning,
      Cell cell) {
    return new DatabaseColumn(
        database.columnName(column.name()),
        kind,
        meaning,
        rules.textColumns().contains(column),
        Fixed.of(rules, column),
        cell);
  }

  /** The column of an option. */
  static DatabaseColumn option(ElectionDatabase database, String id, String meaning, Cell cell) {
    return new DatabaseColumn(
        database.columnName(id), ColumnKind.NUMBER, meaning, false, Fixed.NOTHING, cell);
  }

  /** What a workbook shows of a row, column by column. */
  static String[] texts(List<DatabaseColumn> columns, DatabaseRow row) {
    String[] texts = new String[columns.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = columns.get(i).text(row);
    }
    return texts;
  }

  /** As a workbook shows it. */
  String text(DatabaseRow row) {
    @Nullable String always = fixed.in(row);
    return always == null ? cell.apply(row) : always;
  }

  /**
   * As the CSV shows it: an empty cell and one that is always the same bear no mark.
   *
   * @param text as a workbook shows it
   */
  String csv(DatabaseRow row, String text) {
    return marked && !text.isEmpty() && fixed.in(row) == null ? row.mark(text) : text;
  }

  /** What always stands in the column in rows of a kind. */
  record Fixed(Map<DatabaseRow.What, String> byKind, Map<CasillaType, String> byCasilla) {
    static final Fixed NOTHING = new Fixed(Map.of(), Map.of());

    static Fixed of(DatabaseRules rules, StandardColumn column) {
      Map<DatabaseRow.What, String> byKind = new EnumMap<>(DatabaseRow.What.class);
      put(byKind, DatabaseRow.What.NOT_CAPTURED, rules.cells().notCaptured().get(column));
      put(byKind, DatabaseRow.What.SIN_ACTA, rules.cells().sinActa().get(column));
      put(byKind, DatabaseRow.What.OUTSIDE_CATALOGUE, rules.cells().fueraDeCatalogo().get(column));
      Map<CasillaType, String> byCasilla = new EnumMap<>(CasillaType.class);
      for (CasillaType type : CasillaType.values()) {
        Optional<String> says = rules.cells().of(type, column);
        says.ifPresent(text -> byCasilla.put(type, text));
      }
      return byKind.isEmpty() && byCasilla.isEmpty() ? NOTHING : new Fixed(byKind, byCasilla);
    }

    private static void put(
        Map<DatabaseRow.What, String> byKind, DatabaseRow.What what, @Nullable String says) {
      if (says != null) {
        byKind.put(what, says);
      }
    }

    private @Nullable String in(DatabaseRow row) {
      if (byKind.isEmpty() && byCasilla.isEmpty()) {
        return null;
      }
      @Nullable String says = byKind.get(row.what());
      return says == null ? row.casillaTypeOf().map(byCasilla::get).orElse(null) : says;
    }
  }
}
