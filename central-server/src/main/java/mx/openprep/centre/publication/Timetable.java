package mx.openprep.centre.publication;

import java.time.Duration;
import java.time.Instant;

/**
 * When cuts are due: at every whole multiple of the interval on the clock, so that nothing drifts
 * and any instance finds the same moments.
 *
 * @param interval at least a second; those that divide an hour fall on its minutes
 */
record Timetable(Duration interval) {
  Timetable {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("Too short an interval between cuts: " + interval);
    }
  }

  /** The first moment after the given one. */
  Instant after(Instant moment) {
    long step = interval.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(moment.toEpochMilli(), step) + 1) * step);
  }
}
