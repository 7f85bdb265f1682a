package mx.openprep.centre.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mx.openprep.centre.journal.Alteration;
import mx.openprep.centre.journal.Alterations;
import mx.openprep.centre.journal.Watched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every few seconds whether a table says otherwise than what it follows from (ADR 32). The
 * whole is seen at least once in 50 seconds.
 */
public final class Watcher implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final List<Watched> watched;
  private final Alterations alterations;
  private final boolean scheduled;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("watcher").factory());
  private volatile boolean running;

  Watcher(List<Watched> watched, Alterations alterations, boolean scheduled) {
    this.watched = List.copyOf(watched);
    this.alterations = alterations;
    this.scheduled = scheduled;
  }

  @Override
  public boolean isAutoStartup() {
    return scheduled;
  }

  /** Looks once at everything; what is altered. */
  public List<Alteration> look() {
    List<Alteration> found = new ArrayList<>();
    watched.forEach(w -> found.addAll(w.look()));
    alterations.found(found);
    return found;
  }

  @Override
  public void start() {
    running = true;
    var _ =
        looks.scheduleWithFixedDelay(
            this::lastResort, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whatever goes wrong with one look, the next one is made. */
  private void lastResort() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("The tables could not be compared with the journals; looking again", e);
    }
  }

  @Override
  public void stop() {
    looks.shutdown();
    try {
      if (!looks.awaitTermination(BETWEEN.toSeconds(), TimeUnit.SECONDS)) {
        looks.shutdownNow();
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
}
