package mx.openprep.desktop.supervision;

import java.util.List;

/** Any part of the view as rows of words: what is exported, and what is printed. */
record Table(String name, String title, List<String> columns, List<List<String>> rows) {
  Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * RFC 4180 with a byte order mark, so that a spreadsheet reads the accents. What a spreadsheet
   * would take for a formula is led by an apostrophe: some of these words were typed by people.
   */
  String csv() {
    StringBuilder csv = new StringBuilder("\uFEFF");
    line(csv, columns);
    rows.forEach(row -> line(csv, row));
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    csv.append(String.join(",", cells.stream().map(Table::cell).toList())).append("\r\n");
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
