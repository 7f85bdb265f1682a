package mx.openprep.centre.diffusion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes packages of diffusion while the centre runs. Watches the pointer instead of being called by
 * the publisher: a cut never waits for it, whichever instance has published.
 */
final class PackageWorker implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PackageWorker.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PackageMaker maker;
  private final Duration interval;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("packages").factory());
  private volatile boolean running;

  PackageWorker(PackageMaker maker, Duration interval) {
    this.maker = maker;
    this.interval = interval;
  }

  @Override
  public void start() {
    running = true;
    var _ =
        clock.scheduleWithFixedDelay(
            this::lastResort, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    clock.shutdown();
    try {
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

  /** Whatever goes wrong with a package, cuts go on and the next one is tried. */
  private void lastResort() {
    try {
      maker.makeDue();
    } catch (IOException e) {
      LOG.warn("No package of diffusion", new UncheckedIOException(e));
    } catch (RuntimeException e) {
      LOG.warn("No package of diffusion", e);
    }
  }
}
