package mx.openprep.centre.publication;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A cut at every interval while the centre runs; the first at once. */
final class CutSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CutSchedule.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Publisher publisher;
  private final Duration interval;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("cuts").factory());
  private volatile boolean running;

  CutSchedule(Publisher publisher, Duration interval) {
    this.publisher = publisher;
    this.interval = interval;
  }

  @Override
  public void start() {
    running = true;
    var _ =
        clock.scheduleWithFixedDelay(
            this::lastResort, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    clock.shutdown();
    try {
      // A cut that has begun is finished; should it not be, nobody sees it.
      if (!clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        clock.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whatever goes wrong with one cut, the next one is tried. */
  private void lastResort() {
    try {
      publisher.cutNow();
    } catch (RuntimeException e) {
      LOG.error("The cut failed; the last one stays published", e);
    }
  }
}
