package mx.openprep.desktop.login;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Whether Caps Lock is on: as what is typed shows, and before anything is typed as the system says.
 * Listens to the keys of a field. FX thread only.
 */
final class CapsLock implements EventHandler<KeyEvent> {
  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();

  ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /** Asks the system, without waiting for a key. */
  void ask() {
    Platform.isKeyLocked(KeyCode.CAPS).ifPresent(on::set);
  }

  @Override
  public void handle(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_TYPED && !event.getCharacter().isEmpty()) {
      char typed = event.getCharacter().charAt(0);
      if (Character.isUpperCase(typed) || Character.isLowerCase(typed)) {
        on.set(Character.isUpperCase(typed) != event.isShiftDown());
      }
    } else if (event.getCode() == KeyCode.CAPS) {
      ask();
    }
  }
}
