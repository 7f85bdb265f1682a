package mx.openprep.centre.operations;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** How long things took. */
final class Latencies {
  private long[] nanos = new long[1 << 12];
  private int size;

  synchronized void add(long took) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = took;
  }

  synchronized Duration within(double share) {
    if (size == 0) {
      return Duration.ZERO;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[Math.min(size - 1, (int) (share * size))]);
  }

  synchronized int size() {
    return size;
  }

  @Override
  public String toString() {
    return "p50 %s ms, p99 %s ms, most %s ms (%d)"
        .formatted(millis(0.5), millis(0.99), millis(1), size());
  }

  private String millis(double share) {
    return String.format(Locale.ROOT, "%.1f", within(share).toNanos() / 1e6);
  }
}
