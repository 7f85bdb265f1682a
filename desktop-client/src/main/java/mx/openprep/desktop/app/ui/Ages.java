package mx.openprep.desktop.app.ui;

import java.time.Duration;

/** How long something has waited, as people say it. */
public final class Ages {
  private final Texts texts;

  public Ages(Texts texts) {
    this.texts = texts;
  }

  /** The age; a clock that ran back gives none below zero. */
  public String of(Duration age) {
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return texts.of("status.seconds", Math.max(0, age.toSeconds()));
    }
    return age.compareTo(Duration.ofHours(1)) < 0
        ? texts.of("status.minutes", age.toMinutes())
        : texts.of("status.hours", age.toHours(), age.toMinutesPart());
  }
}
