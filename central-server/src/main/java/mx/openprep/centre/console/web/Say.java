package mx.openprep.centre.console.web;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.springframework.context.MessageSource;

/** Figures, times and refusals in a person's language and the election's official time. */
public final class Say {
  private static final long KIBI = 1024;
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private final Locale locale;
  private final ZoneId zone;
  private final Clock clock;
  private final MessageSource texts;

  Say(Locale locale, ZoneId zone, Clock clock, MessageSource texts) {
    this.locale = locale;
    this.zone = zone;
    this.clock = clock;
    this.texts = texts;
  }

  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** Truncated, never rounded up to a whole that is not there: 99.9 %. */
  public String percent(long part, long whole) {
    long tenths = whole == 0 ? 0 : part * 1000 / whole;
    return tenths / 10 + "." + tenths % 10 + " %";
  }

  /** Official local time, with the day where it is another than today's. */
  public String time(Instant at) {
    boolean today =
        at.atZone(zone).toLocalDate().equals(clock.instant().atZone(zone).toLocalDate());
    return DateTimeFormatter.ofPattern(today ? "HH:mm:ss" : "d MMM yyyy HH:mm", locale)
        .withZone(zone)
        .format(at);
  }

  /** With day, seconds and offset, for paper. */
  public String full(Instant at) {
    return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss XXX", locale).withZone(zone).format(at);
  }

  public String time(Optional<Instant> at) {
    return at.map(this::time).orElse("–");
  }

  /** Hours and minutes alone. */
  public String clock(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(at);
  }

  public String now() {
    return DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone).format(clock.instant());
  }

  /** In words: 40 s, 12 min, 3 h 5 min, 2 d. */
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 100) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    if (seconds < 48 * 3600) {
      return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
    return seconds / 86_400 + " d";
  }

  /** How long ago, or in how long, without saying which. */
  public String distance(Instant at) {
    return duration(Duration.between(at, clock.instant()).abs());
  }

  public String ago(Instant at) {
    return text("ago", distance(at));
  }

  public String ago(Optional<Instant> at) {
    return at.map(this::ago).orElse(text("never"));
  }

  public String bytes(long bytes) {
    int unit = 0;
    long value = bytes;
    while (value >= 10 * KIBI && unit < UNITS.length - 1) {
      value /= KIBI;
      unit++;
    }
    return number(value) + " " + UNITS[unit];
  }

  public String text(String key, Object... arguments) {
    return texts.getMessage(key, arguments, locale);
  }

  public MessageText refusal(Refusal refusal) {
    return MessageText.of(refusal, locale);
  }
}
