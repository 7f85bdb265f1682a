package mx.openprep.desktop.setup;

import javafx.beans.value.ObservableValue;

/** The rules of one step. */
interface StepModel {
  /** Why it is not possible to go on, in one line; empty when it is. */
  ObservableValue<String> obstacle();

  /** The step is on the window now. */
  default void enter() {}

  /** It leaves the window. */
  default void leave() {}

  /** Does what going on means here, and then goes on. */
  default void complete(Runnable goOn) {
    goOn.run();
  }
}
