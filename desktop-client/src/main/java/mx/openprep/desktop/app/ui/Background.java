package mx.openprep.desktop.app.ui;

import io.grpc.StatusRuntimeException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where slow work runs and where its results arrive. One for the whole window.
 *
 * @param workers runs the work; one virtual thread for each in the program
 * @param farewells runs one thing after another
 * @param screen the FX thread in the program; both run directly in tests of rules
 */
public record Background(Executor workers, Executor farewells, Executor screen) {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  /** Virtual threads for the work, the FX thread for its results. */
  public static Background ofWindow() {
    return new Background(
        Executors.newVirtualThreadPerTaskExecutor(),
        Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()),
        Platform::runLater);
  }

  /** Work without progress. */
  public <T> BackgroundTask<T> task(Lane lane, Callable<T> work) {
    return new BackgroundTask<>(this, lane, progress -> work.call());
  }

  /**
   * What a person leaves behind: an acta given back, a session closed. Done in the order of asking;
   * nobody waits for it, and what fails ends by itself at the node when its time is over.
   */
  public void farewell(Runnable call) {
    farewells.execute(() -> {
      try {
        call.run();
      } catch (StatusRuntimeException e) {
        LOG.info("Left behind at the node: {}", e.getStatus());
      }
    });
  }

  /** Work that tells how far it is, from 0 to 1. */
  public <T> BackgroundTask<T> task(Lane lane, BackgroundTask.Work<T> work) {
    return new BackgroundTask<>(this, lane, work);
  }
}
