package mx.openprep.centre.cut.page;

import java.text.NumberFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words and forms of the pages without script: those of the country. */
final class PlainWords {
  private static final Locale HERE = Locale.of("es", "MX");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu, HH:mm 'h'", HERE);
  private final ResourceBundle words =
      ResourceBundle.getBundle(PlainWords.class.getPackageName() + ".plain", Locale.ROOT);

  String of(String key) {
    return words.getString(key);
  }

  /** With {@code {0}}, {@code {1}}… filled. */
  String of(String key, Object... values) {
    String text = words.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  static String count(long number) {
    return NumberFormat.getIntegerInstance(HERE).format(number);
  }

  static String time(OffsetDateTime at) {
    return TIME.format(at);
  }

  /** {@code GUBERNATURA} as a heading. */
  static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(HERE) + text.substring(1).toLowerCase(HERE);
  }
}
