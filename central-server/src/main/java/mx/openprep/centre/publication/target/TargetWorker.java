package mx.openprep.centre.publication.target;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mx.openprep.centre.publication.folder.Overtaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one target at the newest cut for as long as this instance publishes. After a failure it
 * waits, longer each time, and starts from what is newest then.
 */
final class TargetWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TargetWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  private final String name;
  private final TargetStore store;
  private final Copier copier;
  private final TargetTable table;
  private final BooleanSupplier publishes;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("target").factory());
  private OptionalLong shown = OptionalLong.empty();
  private int failures;
  private boolean reported;

  TargetWorker(
      String name, TargetStore store, Copier copier, TargetTable table, BooleanSupplier publishes) {
    this.name = name;
    this.store = store;
    this.copier = copier;
    this.table = table;
    this.publishes = publishes;
  }

  void start() {
    schedule(Duration.ZERO);
  }

  private void schedule(Duration delay) {
    try {
      var _ = thread.schedule(this::lastResort, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Target {} ends", name, e);
    }
  }

  /** Whatever goes wrong with a target, it is tried again. */
  private void lastResort() {
    Duration next = LOOK;
    try {
      if (publishes.getAsBoolean()) {
        look();
      }
    } catch (IOException | RuntimeException e) {
      failures++;
      next = pause(failures);
      report(e);
    }
    schedule(next);
  }

  private void look() throws IOException {
    OptionalLong now = copier.copy();
    if (!now.equals(shown) || failures > 0 || !reported) {
      table.reached(name, now);
      reported = true;
      if (failures > 0) {
        LOG.info("Target {} works again, cut {}", name, now);
      }
      shown = now;
      failures = 0;
    }
  }

  private void report(Exception failure) {
    String text = text(failure);
    LOG.warn("Target {} failed {} times: {}", name, failures, text);
    try {
      table.failed(name, text);
    } catch (RuntimeException e) {
      LOG.warn("Nobody could be told so", e);
    }
  }

  private static String text(Exception failure) {
    if (failure instanceof Overtaken) {
      return String.valueOf(failure.getMessage());
    }
    Throwable cause = failure.getCause();
    return cause == null ? failure.toString() : failure.getMessage() + ": " + cause.getMessage();
  }

  /** One second, doubled at each failure up to a minute, less up to half of it by chance. */
  static Duration pause(int failures) {
    long longest = Math.min(LONGEST.toMillis(), 1_000L << Math.min(failures - 1, DOUBLINGS));
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    store.close();
  }
}
