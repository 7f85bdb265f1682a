package mx.openprep.centre.cut.database;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.election.Template;

/** A moment as an election package wants it written. */
final class MomentFormat {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private MomentFormat() {}

  static DateTimeFormatter of(Template template) {
    DateTimeFormatterBuilder format = new DateTimeFormatterBuilder();
    Matcher places = PLACE.matcher(template.pattern());
    int end = 0;
    while (places.find()) {
      format.appendLiteral(template.pattern().substring(end, places.start()));
      append(format, places.group(1));
      end = places.end();
    }
    format.appendLiteral(template.pattern().substring(end));
    return format.toFormatter(Locale.ROOT);
  }

  private static void append(DateTimeFormatterBuilder format, String place) {
    switch (place) {
      case "day" -> format.appendPattern("dd");
      case "month" -> format.appendPattern("MM");
      case "year" -> format.appendPattern("uuuu");
      case "hour" -> format.appendPattern("HH");
      case "minute" -> format.appendPattern("mm");
      case "second" -> format.appendPattern("ss");
      case "offset" -> format.appendOffset("+H:mm", "+0");
      default -> throw new IllegalArgumentException("No such part of a moment: " + place);
    }
  }
}
