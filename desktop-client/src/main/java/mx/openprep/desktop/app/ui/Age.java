package mx.openprep.desktop.app.ui;

import java.time.Duration;

/** How long ago, as people say it. */
public final class Age {
  private Age() {}

  public static String text(Texts texts, Duration age) {
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return texts.of("status.seconds", Math.max(0, age.toSeconds()));
    }
    return age.compareTo(Duration.ofHours(1)) < 0
        ? texts.of("status.minutes", age.toMinutes())
        : texts.of("status.hours", age.toHours(), age.toMinutesPart());
  }
}
