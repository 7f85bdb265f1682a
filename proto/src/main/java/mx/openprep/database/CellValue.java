package mx.openprep.database;

/** What a captured field of a row says. */
public sealed interface CellValue {
  /** Thousands separators and {@code .0} are gone. */
  record Count(long value) implements CellValue {}

  /** One of the words of the layout. */
  record Word(CellWord word) implements CellValue {}

  /** A text that the layout does not know. */
  record Unknown(String text) implements CellValue {}
}
