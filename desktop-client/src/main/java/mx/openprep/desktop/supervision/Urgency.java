package mx.openprep.desktop.supervision;

import java.time.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** How long something has waited, for the eye: a colour and a picture beside the words. */
enum Urgency {
  CALM("calm"),
  SOON("soon"),
  NOW("now");

  private static final Duration SOON_AFTER = Duration.ofMinutes(20);
  private static final Duration NOW_AFTER = Duration.ofMinutes(45);

  private final String styleClass;

  Urgency(String styleClass) {
    this.styleClass = styleClass;
  }

  static Urgency of(Duration waiting) {
    if (waiting.compareTo(NOW_AFTER) >= 0) {
      return NOW;
    }
    return waiting.compareTo(SOON_AFTER) >= 0 ? SOON : CALM;
  }

  String styleClass() {
    return styleClass;
  }

  Ikon icon() {
    return switch (this) {
      case CALM -> Material2MZ.SCHEDULE;
      case SOON -> Material2MZ.WARNING;
      case NOW -> Material2AL.ERROR;
    };
  }
}
