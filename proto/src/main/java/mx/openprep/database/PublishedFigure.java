package mx.openprep.database;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A figure above the rows as published.
 *
 * @param name as it stands in the file
 * @param meaning empty when the layout does not know the name
 * @param text as it stands in the file, without what keeps a spreadsheet from changing it
 * @param line of the value, from 1
 */
public record PublishedFigure(String name, Optional<Figure> meaning, String text, int line) {
  /** As a whole number, also written {@code 2,658,993} or {@code 2658993.0}. */
  public OptionalLong count() {
    return Cells.number(text);
  }

  /** As a percentage, with the decimals it is written with; the sign may be there or not. */
  public Optional<BigDecimal> percentage() {
    return Cells.decimal(text);
  }
}
