package mx.openprep.database;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * How the file is written, as found.
 *
 * @param separatorLine whether its first line is {@code sep=|} or the like
 */
public record Dialect(
    Charset charset,
    boolean byteOrderMark,
    char delimiter,
    LineEnd lineEnd,
    boolean separatorLine) {
  /** What ends the first line. */
  public enum LineEnd {
    LF,
    CRLF,
    CR
  }

  /** For a report: {@code UTF-8 with byte order mark, comma, CRLF}. */
  public String description() {
    String separator =
        switch (delimiter) {
          case ',' -> "comma";
          case '|' -> "pipe";
          case ';' -> "semicolon";
          case '\t' -> "tab";
          default -> "«" + delimiter + "»";
        };
    return charset.name().toUpperCase(Locale.ROOT)
        + (byteOrderMark ? " with byte order mark, " : ", ")
        + separator
        + ", "
        + lineEnd
        + (separatorLine ? ", sep= line" : "");
  }
}
