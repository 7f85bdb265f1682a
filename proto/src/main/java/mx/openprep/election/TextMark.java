package mx.openprep.election;

import java.util.Arrays;

/** What keeps a key with leading zeros text when a spreadsheet opens the file. */
public enum TextMark {
  NONE("", "", ""),
  /** {@code '001}. */
  APOSTROPHE("'", "'", ""),
  /** {@code '001'}. */
  APOSTROPHES("'x'", "'", "'"),
  /** {@code ="001"}. */
  FORMULA("=\"x\"", "=\"", "\"");

  private final String published;
  private final String before;
  private final String after;

  TextMark(String published, String before, String after) {
    this.published = published;
    this.before = before;
    this.after = after;
  }

  /** As the election package writes it; a lone apostrophe is the usual one. */
  static TextMark of(String published) {
    return Arrays.stream(values())
        .filter(mark -> mark.published.equals(published))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("textPrefix " + published));
  }

  public String mark(String text) {
    return before + text + after;
  }

  /** The text without the mark; as it is when it bears none. */
  public String unmark(String cell) {
    return cell.length() >= before.length() + after.length()
            && cell.startsWith(before)
            && cell.endsWith(after)
        ? cell.substring(before.length(), cell.length() - after.length())
        : cell;
  }
}
