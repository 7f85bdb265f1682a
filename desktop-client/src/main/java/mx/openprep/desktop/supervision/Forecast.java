package mx.openprep.desktop.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the last acta will be settled if it goes on as it went lately: two moments between which the
 * end lies, not one. Arrivals are random as counts are, so a count of n is taken as n ± 2√n; with
 * fewer than ten there is nothing honest to say.
 *
 * @param perHour settled within the last hour, or as many as an hour at the pace since the start
 * @param latest empty when at the slow end of the range it never ends
 */
record Forecast(int perHour, Instant earliest, Optional<Instant> latest) {
  static final Duration WINDOW = Duration.ofMinutes(30);
  private static final int FEWEST = 10;

  /**
   * A forecast from what was settled within {@link #WINDOW}.
   *
   * @param left still to be settled
   */
  static Optional<Forecast> of(int lately, int left, Instant now) {
    if (lately < FEWEST || left <= 0) {
      return Optional.empty();
    }
    double spread = 2 * Math.sqrt(lately);
    double slow = lately - spread;
    return Optional.of(
        new Forecast(
            (int) (lately * Duration.ofHours(1).dividedBy(WINDOW)),
            now.plus(needed(left, lately + spread)),
            slow < 1 ? Optional.empty() : Optional.of(now.plus(needed(left, slow)))));
  }

  private static Duration needed(int left, double inWindow) {
    return Duration.ofSeconds(Math.round(WINDOW.toSeconds() * left / inWindow));
  }
}
