package mx.openprep.desktop.supervision;

import java.util.Map;
import javafx.scene.Node;
import mx.openprep.desktop.app.ui.Shortcut;

/** One part of the supervisor's view. */
interface Pane {
  Node root();

  /** It is on the window now: put the focus where the hand begins. */
  void focus();

  /** It is out of sight. */
  default void rest() {}

  /** Whether it is exported and printed as a table. */
  default boolean exports() {
    return true;
  }

  /** What it shows, as it would be exported. */
  Table table(String title);

  default Map<Shortcut, Runnable> shortcuts() {
    return Map.of();
  }
}
