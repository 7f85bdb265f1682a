package mx.openprep.desktop.acopio;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import mx.openprep.v1.NodeDescription;

/** Times as the official clock of the election shows them. */
record OfficialTime(ZoneId zone) {
  private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

  static OfficialTime of(NodeDescription node) {
    return new OfficialTime(
        node.getTimeZone().isEmpty() ? ZoneId.systemDefault() : ZoneId.of(node.getTimeZone()));
  }

  /** Day and time to the second, as published. */
  String whole(Timestamp time) {
    return WHOLE.withZone(zone).format(instant(time));
  }

  String clock(Timestamp time) {
    return CLOCK.withZone(zone).format(instant(time));
  }

  String minutes(Timestamp time) {
    return MINUTES.withZone(zone).format(instant(time));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
