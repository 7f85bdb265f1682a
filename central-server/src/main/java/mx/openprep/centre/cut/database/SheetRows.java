package mx.openprep.centre.cut.database;

import java.util.List;

/** Rows of a workbook: the same cells as in the CSV, numbers as numbers and the rest as text. */
final class SheetRows {
  /** Of more digits a spreadsheet keeps only some. */
  private static final int MOST_DIGITS = 15;

  private final List<DatabaseColumn> columns;
  private final String[] letters;

  SheetRows(List<DatabaseColumn> columns) {
    this.columns = columns;
    this.letters = new String[columns.size()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = letters(i);
    }
  }

  /** {@code A} for 0, {@code AA} for 26. */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  /**
   * The {@code row} elements of these rows.
   *
   * @param rows the text of each column
   */
  String render(List<String[]> rows, int firstRow) {
    StringBuilder xml = new StringBuilder(rows.size() * columns.size() * 40);
    int number = firstRow;
    for (String[] row : rows) {
      String reference = number + "\"";
      xml.append("<row r=\"").append(reference).append('>');
      for (int i = 0; i < letters.length; i++) {
        String text = row[i];
        if (!text.isEmpty()) {
          xml.append("<c r=\"").append(letters[i]).append(reference);
          cell(xml, text, columns.get(i).kind() == ColumnKind.NUMBER && isNumber(text));
        }
      }
      xml.append("</row>");
      number++;
    }
    return xml.toString();
  }

  private static void cell(StringBuilder xml, String text, boolean number) {
    if (number) {
      xml.append("><v>").append(text).append("</v></c>");
      return;
    }
    boolean spaces = text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
    xml.append(" t=\"inlineStr\"><is><t").append(spaces ? " xml:space=\"preserve\">" : ">");
    escape(xml, text);
    xml.append("</t></is></c>");
  }

  private static boolean isNumber(String text) {
    if (text.length() > MOST_DIGITS || (text.length() > 1 && text.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static void escape(StringBuilder xml, String text) {
    int plain = 0;
    while (plain < text.length() && !isSpecial(text.charAt(plain))) {
      plain++;
    }
    xml.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        default -> {
          if (!isSpecial(c)) {
            xml.append(c);
          }
        }
      }
    }
  }

  /** What XML does not let stand as it is: control characters not even as references. */
  private static boolean isSpecial(int c) {
    return c < ' ' || c == '&' || c == '<' || c == '>' || c == '\uFFFE' || c == '\uFFFF';
  }
}
