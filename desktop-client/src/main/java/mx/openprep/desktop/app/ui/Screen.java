package mx.openprep.desktop.app.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import mx.openprep.v1.Realm;

/**
 * A screen in the frame of the window. Between {@link #activate()} and {@link #deactivate()} it is
 * the one a person works with; only then its shortcuts act.
 */
public interface Screen {
  Parent root();

  /** Title in the frame, in the person's language. */
  String title();

  /** It is on the window now: fetch what it shows, put the focus where the hand begins. */
  void activate();

  /** It leaves the window: end what runs, give back what was lent. */
  void deactivate();

  /** Whether it has the whole window to itself: of the frame only the band of a drill stays. */
  default boolean isBare() {
    return false;
  }

  /** The realm of what it shows, where that is another one than the node's. */
  default Optional<Realm> realm() {
    return Optional.empty();
  }

  /** What the keys of this screen do, in the order of the hints at the foot of the window. */
  Map<Shortcut, Runnable> shortcuts();

  /** The keys named at the foot of the window; some may act only in a field of the screen. */
  default List<Shortcut> hints() {
    return List.copyOf(shortcuts().keySet());
  }
}
