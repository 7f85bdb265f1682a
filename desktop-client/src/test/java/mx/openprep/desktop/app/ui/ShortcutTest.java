package mx.openprep.desktop.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ShortcutTest {
  private static KeyEvent pressed(KeyCode code, String text, boolean shift, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", text, code, shift, control, false, false);
  }

  @Test
  void theSameKeyNeverMeansTwoThingsAtOnce() {
    for (Shortcut.Scope scope : Shortcut.Scope.values()) {
      List<String> keys = new ArrayList<>();
      for (Shortcut shortcut : Shortcut.values()) {
        if (actsIn(shortcut, scope)) {
          keys.add(shortcut.keys());
        }
      }
      assertThat(keys).as("keys of %s", scope).doesNotHaveDuplicates();
    }
  }

  private static boolean actsIn(Shortcut shortcut, Shortcut.Scope scope) {
    boolean withImage =
        scope == Shortcut.Scope.CAPTURE
            || scope == Shortcut.Scope.DIGITIZATION
            || scope == Shortcut.Scope.COTEJO;
    return shortcut.scope() == scope
        || shortcut.scope() == Shortcut.Scope.EVERYWHERE
        || (withImage && shortcut.scope() == Shortcut.Scope.IMAGE);
  }

  @Test
  void aDigitIsTheSameOnTheNumberPad() {
    assertThat(Shortcut.WORK_3.matches(pressed(KeyCode.DIGIT3, "3", false, false))).isTrue();
    assertThat(Shortcut.WORK_3.matches(pressed(KeyCode.NUMPAD3, "3", false, false))).isTrue();
    assertThat(Shortcut.WORK_3.matches(pressed(KeyCode.NUMPAD4, "4", false, false))).isFalse();
  }

  @Test
  void modifiersCount() {
    assertThat(Shortcut.LOCK.matches(pressed(KeyCode.L, "l", false, true))).isTrue();
    assertThat(Shortcut.LOCK.matches(pressed(KeyCode.L, "l", false, false))).isFalse();
    assertThat(Shortcut.HELP.matches(pressed(KeyCode.F1, "", true, false))).isFalse();
  }

  @Test
  void aSignIsWhatIsTypedWhereverItsKeyLies() {
    KeyEvent typed =
        new KeyEvent(KeyEvent.KEY_TYPED, "*", "", KeyCode.UNDEFINED, true, false, false, false);
    assertThat(Shortcut.ILLEGIBLE.matches(typed)).isTrue();
    assertThat(Shortcut.BLANK.matches(typed)).isFalse();
    assertThat(Shortcut.ILLEGIBLE.keys()).isEqualTo("*");
  }
}
