package mx.openprep.installer.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** The night's own time, which passes faster than ours or does not matter at all. */
final class ReplayClock {
  private final OptionalDouble speed;
  private final Instant start;
  private final long started = System.nanoTime();

  /**
   * A clock that starts now.
   *
   * @param speed seconds of the night in one of ours; empty for as fast as it goes
   * @param start of the night
   */
  ReplayClock(OptionalDouble speed, Instant start) {
    this.speed = speed;
    this.start = start;
  }

  boolean isDue(Instant at) {
    return speed.isEmpty() || !at.isAfter(now());
  }

  /** Whether things become due by the passing of time. */
  boolean passes() {
    return speed.isPresent();
  }

  private Instant now() {
    double seconds = (System.nanoTime() - started) / 1e9 * speed.orElse(1);
    return start.plus(Duration.ofMillis(Math.round(seconds * 1000)));
  }
}
