package mx.openprep.desktop.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;

/**
 * Where slow work runs and where its results arrive. One for the whole window.
 *
 * @param workers runs the work; one virtual thread for each in the program
 * @param screen the FX thread in the program; both run directly in tests of rules
 */
public record Background(Executor workers, Executor screen) {
  /** Virtual threads for the work, the FX thread for its results. */
  public static Background ofWindow() {
    return new Background(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
  }

  /** Work without progress. */
  public <T> BackgroundTask<T> task(Lane lane, Callable<T> work) {
    return new BackgroundTask<>(this, lane, progress -> work.call());
  }

  /** Work that tells how far it is, from 0 to 1. */
  public <T> BackgroundTask<T> task(Lane lane, BackgroundTask.Work<T> work) {
    return new BackgroundTask<>(this, lane, work);
  }
}
