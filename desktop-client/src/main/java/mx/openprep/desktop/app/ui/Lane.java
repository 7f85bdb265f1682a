package mx.openprep.desktop.app.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.control.ProgressIndicator;

/**
 * One thing at a time: work started in a lane takes the place of what runs there, whose result is
 * dropped. Used on the FX thread only.
 */
public final class Lane {
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress =
      new ReadOnlyDoubleWrapper(ProgressIndicator.INDETERMINATE_PROGRESS);
  private Optional<BackgroundTask<?>> running = Optional.empty();

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** From 0 to 1; negative while unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public boolean isBusy() {
    return busy.get();
  }

  /** Stops what runs, if anything; its result is dropped. */
  public void cancel() {
    running.ifPresent(BackgroundTask::interrupt);
    leave();
  }

  void enter(BackgroundTask<?> task) {
    running.ifPresent(BackgroundTask::interrupt);
    running = Optional.of(task);
    progress.set(ProgressIndicator.INDETERMINATE_PROGRESS);
    busy.set(true);
  }

  boolean isOf(BackgroundTask<?> task) {
    return running.filter(r -> r == task).isPresent();
  }

  void progress(BackgroundTask<?> task, double done) {
    if (isOf(task)) {
      progress.set(done);
    }
  }

  void leave() {
    running = Optional.empty();
    busy.set(false);
  }
}
