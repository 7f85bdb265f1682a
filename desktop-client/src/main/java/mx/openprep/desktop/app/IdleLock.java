package mx.openprep.desktop.app;

import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/** Locks a workstation that nobody has touched for a while. FX thread only. */
final class IdleLock {
  private final PauseTransition pause;

  /**
   * Begins to wait.
   *
   * @param patience since the last key or movement; zero or less: for ever
   * @param lock harmless when there is nobody to lock out
   */
  IdleLock(Scene scene, java.time.Duration patience, Runnable lock) {
    pause = new PauseTransition(Duration.seconds(Math.max(1e-3, patience.toMillis() / 1e3)));
    pause.setOnFinished(event -> {
      lock.run();
      pause.playFromStart();
    });
    if (patience.isPositive()) {
      scene.addEventFilter(InputEvent.ANY, event -> pause.playFromStart());
      pause.play();
    }
  }

  void stop() {
    pause.stop();
  }
}
