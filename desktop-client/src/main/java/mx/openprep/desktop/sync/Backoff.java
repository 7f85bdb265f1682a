package mx.openprep.desktop.sync;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long to wait after each failure in a row: doubling, and spread by chance so that six hundred
 * stations do not come back to a restarted centre in the same instant.
 */
final class Backoff {
  private final Duration first;
  private final Duration most;
  private final AtomicInteger failures = new AtomicInteger();

  Backoff(Duration first, Duration most) {
    this.first = first;
    this.most = most;
  }

  void succeeded() {
    failures.set(0);
  }

  boolean isFirstFailure() {
    return failures.get() == 1;
  }

  /** Something that went well for {@code lasted} has failed. */
  Duration failedAfter(Duration lasted) {
    if (lasted.compareTo(most) >= 0) {
      succeeded();
    }
    // Twenty doublings are past any limit that makes sense, and far from an overflow.
    long whole =
        Math.min(first.toMillis() << Math.min(failures.getAndIncrement(), 20), most.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
  }
}
