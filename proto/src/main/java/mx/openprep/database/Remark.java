package mx.openprep.database;

import java.util.List;
import java.util.Locale;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;

/**
 * Something in a file that the layout does not know or that is not as it should be.
 *
 * @param line from 1; 0 where it concerns the whole file
 * @param column from 1, counted in cells; 0 where it concerns the whole line
 */
public record Remark(MessageCode code, int line, int column, List<String> details) {
  public Remark {
    details = List.copyOf(details);
  }

  public static Remark of(MessageCode code, int line, int column, String... details) {
    return new Remark(code, line, column, List.of(details));
  }

  /** Whether something could not be checked because of it. */
  public boolean prevents() {
    return code.code().startsWith("F");
  }

  public String text(Locale locale) {
    return MessageText.of(code, details, locale).line();
  }
}
