package mx.openprep.database;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Takes away what publishers add so that spreadsheets show a cell as they want it. */
final class Cells {
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.0+)?");
  private static final int MOST_DIGITS = 15;

  private Cells() {}

  /** Without the wrapping of {@code 'x}, {@code 'x'}, {@code ="x"} and outer spaces. */
  static String clean(String cell) {
    String text = cell.strip();
    if (text.startsWith("=")) {
      text = text.substring(1).strip();
    }
    text = unwrap(text, '"');
    if (text.startsWith("'")) {
      text = text.endsWith("'") && text.length() > 1 ? unwrap(text, '\'') : text.substring(1);
    }
    return text.strip();
  }

  private static String unwrap(String text, char quote) {
    return text.length() > 1 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /** A whole number, also as {@code 1,234} and {@code 1234.0}. */
  static OptionalLong number(String clean) {
    String text = clean;
    if (text.indexOf(',') >= 0) {
      if (!THOUSANDS.matcher(text).matches()) {
        return OptionalLong.empty();
      }
      text = text.replace(",", "");
    }
    int point = text.indexOf('.');
    if (point > 0) {
      for (int i = point + 1; i < text.length(); i++) {
        if (text.charAt(i) != '0') {
          return OptionalLong.empty();
        }
      }
      text = text.substring(0, point);
    }
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return OptionalLong.empty();
      }
      value = value * 10 + (digit - '0');
    }
    return OptionalLong.of(value);
  }
}
