package mx.openprep.election;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One fault of an election package and its place.
 *
 * @param file name within the package; empty for the package as a whole
 * @param line from 1; 0 for the file as a whole
 * @param column character within the line, from 1; 0 for the line as a whole
 * @param found what stands there; may be empty
 * @param expected what should, as an example, a list or a limit; may be empty
 */
public record PackageFault(
    String file, int line, int column, FaultCode code, String found, String expected) {
  private static final String BUNDLE = "mx.openprep.election.faults";

  static final Comparator<PackageFault> BY_PLACE =
      Comparator.comparing(PackageFault::file)
          .thenComparingInt(PackageFault::line)
          .thenComparingInt(PackageFault::column)
          .thenComparing(PackageFault::code);

  /** What is wrong and what was expected, in the language of the reader. */
  public String message(Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(code.code()), locale)
        .format(new Object[] {found, expected});
  }

  /** Place, code and message on one line, as compilers do. */
  public String line(Locale locale) {
    String place =
        line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    return place + " " + code.code() + " " + message(locale);
  }
}
