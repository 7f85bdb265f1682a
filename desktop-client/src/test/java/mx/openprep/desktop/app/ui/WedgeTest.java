package mx.openprep.desktop.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class WedgeTest {
  private static final String QR = "OPENPREP1:0123abcd:GUB-1";

  private final List<String> whole = new ArrayList<>();
  private final List<String> garbled = new ArrayList<>();
  private Instant now = Instant.parse("2024-06-03T02:00:00Z");
  private final Wedge wedge = new Wedge(() -> now, whole::add, garbled::add);

  private void type(String text, Duration each) {
    for (int i = 0; i < text.length(); i++) {
      now = now.plus(each);
      wedge.handle(event(KeyEvent.KEY_TYPED, text.substring(i, i + 1), KeyCode.UNDEFINED));
    }
  }

  private KeyEvent press(KeyCode key) {
    KeyEvent event = event(KeyEvent.KEY_PRESSED, "", key);
    wedge.handle(event);
    return event;
  }

  private static KeyEvent event(
      javafx.event.EventType<KeyEvent> type, String character, KeyCode key) {
    return new KeyEvent(type, character, "", key, false, false, false, false);
  }

  @Test
  void aReadingEndsWithEnterOrTabWhichGoNoFurther() {
    type(QR, Duration.ofMillis(2));
    assertThat(press(KeyCode.ENTER).isConsumed()).isTrue();
    type(QR, Duration.ofMillis(2));
    assertThat(press(KeyCode.TAB).isConsumed()).isTrue();
    assertThat(whole).containsExactly(QR, QR);
  }

  @Test
  void aSlowReaderOnABusyMachineIsUnderstood() {
    type(QR, Duration.ofMillis(300));
    press(KeyCode.ENTER);
    assertThat(whole).containsExactly(QR);
  }

  @Test
  void enterAfterHandTypingIsTheFieldsOwn() {
    type("140001B0100", Duration.ofMillis(2));
    assertThat(press(KeyCode.ENTER).isConsumed()).isFalse();
    assertThat(press(KeyCode.ENTER).isConsumed()).isFalse();
    assertThat(whole).isEmpty();
    assertThat(garbled).isEmpty();
  }

  @Test
  void whatAPersonTypedBeforeDoesNotSpoilTheReading() {
    type("etiqueta ro", Duration.ofMillis(120));
    type(QR, Duration.ofMillis(2));
    press(KeyCode.ENTER);
    assertThat(whole).containsExactly(QR);
  }

  @Test
  void shiftKeysOfTheReaderDoNotCutItUp() {
    type("OPENPREP1", Duration.ofMillis(2));
    press(KeyCode.SHIFT);
    press(KeyCode.SEMICOLON);
    type(":0123abcd:GUB-1", Duration.ofMillis(2));
    press(KeyCode.ENTER);
    assertThat(whole).containsExactly(QR);
  }

  @Test
  void halfAReadingIsToldAndNotTakenForAnotherActa() {
    type("OPENPREP1:0123ab", Duration.ofMillis(2));
    assertThat(press(KeyCode.ENTER).isConsumed()).isTrue();
    assertThat(garbled).containsExactly("OPENPREP1:0123ab");
    assertThat(whole).isEmpty();
  }

  @Test
  void aReadingThatWasLeftBehindDoesNotJoinTheNext() {
    type("OPENPREP1:0123ab", Duration.ofMillis(2));
    now = now.plusSeconds(3);
    type(QR, Duration.ofMillis(2));
    press(KeyCode.ENTER);
    assertThat(whole).containsExactly(QR);
    type("OPENPREP1:01", Duration.ofMillis(2));
    press(KeyCode.LEFT);
    assertThat(press(KeyCode.ENTER).isConsumed()).isFalse();
  }
}
