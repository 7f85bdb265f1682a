package mx.openprep.desktop.capture;

import javafx.scene.input.KeyEvent;

/** The keys that go from one place of a form to another, alike in its rows and below them. */
final class FormKeys {
  private FormKeys() {}

  /**
   * Moves, if that is what the key means, and consumes it.
   *
   * @param enterGoesOn whether Enter moves too; on a button it presses
   */
  static void move(KeyEvent event, CaptureForm form, boolean enterGoesOn) {
    switch (event.getCode()) {
      case ENTER -> {
        if (enterGoesOn) {
          form.next();
          event.consume();
        }
      }
      case UP -> {
        form.previous();
        event.consume();
      }
      case DOWN -> {
        form.next();
        event.consume();
      }
      case TAB -> {
        if (event.isShiftDown()) {
          form.previous();
        } else {
          form.next();
        }
        event.consume();
      }
      default -> {}
    }
  }
}
