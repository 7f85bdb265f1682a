package mx.openprep.night;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How one person's work goes: when, how much, how fast, how often otherwise than agreed. */
public final class Pace {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int BUCKET_SECONDS = 5;
  private static final int BUCKETS = 240;

  private final Deque<Instant> lastHour = new ArrayDeque<>();
  private final int[] durations = new int[BUCKETS];
  private int timed;
  private int actas;
  private int settled;
  private int differed;
  private Optional<Instant> lastDeed = Optional.empty();
  private Optional<Instant> workingSince = Optional.empty();

  /** Something was done to an acta. */
  public void did(Instant when) {
    present(when);
    actas++;
    lastHour.addLast(when);
    forget(when);
  }

  /** A capture took so long; it is also something done. */
  public void captured(Instant when, Duration took) {
    did(when);
    int bucket = Math.clamp(took.toSeconds() / BUCKET_SECONDS, 0, BUCKETS - 1);
    durations[bucket]++;
    timed++;
  }

  /** The person was at the workstation. */
  public void present(Instant when) {
    boolean paused =
        lastDeed.filter(last -> Duration.between(last, when).compareTo(PAUSE) < 0).isEmpty();
    if (paused) {
      workingSince = Optional.of(when);
    }
    lastDeed = Optional.of(when);
  }

  /** The figures of an acta this person captured are settled. */
  public void settled(boolean otherwise) {
    settled++;
    if (otherwise) {
      differed++;
    }
  }

  private void forget(Instant now) {
    while (!lastHour.isEmpty() && lastHour.getFirst().isBefore(now.minus(HOUR))) {
      lastHour.removeFirst();
    }
  }

  public int lastHour(Instant now) {
    forget(now);
    return lastHour.size();
  }

  public int actas() {
    return actas;
  }

  /** Half of the captures took less, to within five seconds; 0 while there are none. */
  public int medianSeconds() {
    int seen = 0;
    for (int bucket = 0; bucket < BUCKETS && timed > 0; bucket++) {
      seen += durations[bucket];
      if (2 * seen >= timed) {
        return bucket * BUCKET_SECONDS + BUCKET_SECONDS / 2;
      }
    }
    return 0;
  }

  public int settledCaptures() {
    return settled;
  }

  public int differedCaptures() {
    return differed;
  }

  public Optional<Instant> lastDeed() {
    return lastDeed;
  }

  /** Since when without a pause; empty after one. */
  public Optional<Instant> workingSince(Instant now) {
    return lastDeed
        .filter(last -> Duration.between(last, now).compareTo(PAUSE) < 0)
        .flatMap(last -> workingSince);
  }
}
