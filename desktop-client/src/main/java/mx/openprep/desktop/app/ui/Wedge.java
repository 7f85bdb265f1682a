package mx.openprep.desktop.app.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A hand-held reader that types like a keyboard ("keyboard wedge"), heard wherever the focus is. A
 * reading is known by what it says, not by its speed: nobody types {@code OPENPREP1}. At its Enter
 * or Tab what it typed into a field is taken back and the key goes no further.
 */
public final class Wedge implements EventHandler<KeyEvent> {
  /** Between two keys of one reading, even on a machine that is very busy. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int LONGEST = 300;

  private final InstantSource clock;
  private final Grammar grammar;
  private final Consumer<String> whole;
  private final Consumer<String> garbled;
  private final StringBuilder typed = new StringBuilder();
  private Instant last = Instant.MIN;

  /**
   * What a reading looks like, whatever a keyboard layout made of it.
   *
   * @param began whether a reading began in what was typed
   * @param start where it did
   * @param whole the text as it is printed; empty when the reading is not whole
   */
  public record Grammar(
      Predicate<String> began,
      ToIntFunction<String> start,
      Function<String, Optional<String>> whole) {}

  private static final Grammar ACTA =
      new Grammar(QrTyping::isQr, QrTyping::start, QrTyping::asPrinted);

  /**
   * A reader of actas nobody listens to yet: add it to the scene as a filter of key events.
   *
   * @param whole told the text of a QR as it is printed
   * @param garbled told what came instead
   */
  public Wedge(InstantSource clock, Consumer<String> whole, Consumer<String> garbled) {
    this(clock, ACTA, whole, garbled);
  }

  /** A reader of something else. */
  public Wedge(
      InstantSource clock, Grammar grammar, Consumer<String> whole, Consumer<String> garbled) {
    this.clock = clock;
    this.grammar = grammar;
    this.whole = whole;
    this.garbled = garbled;
  }

  @Override
  public void handle(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_TYPED) {
      typed(event);
    } else if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      pressed(event);
    }
  }

  private void typed(KeyEvent event) {
    String character = event.getCharacter();
    if (character.isEmpty() || Character.isISOControl(character.charAt(0))) {
      return;
    }
    Instant now = clock.instant();
    if (last.plus(last.equals(Instant.MIN) ? Duration.ZERO : PAUSE).isBefore(now)
        || typed.length() > LONGEST) {
      typed.setLength(0);
    }
    last = now;
    typed.append(character);
  }

  private void pressed(KeyEvent event) {
    KeyCode key = event.getCode();
    if (key == KeyCode.ENTER || key == KeyCode.TAB) {
      String text = typed.toString();
      typed.setLength(0);
      if (grammar.began().test(text)) {
        event.consume();
        String reading = text.substring(grammar.start().applyAsInt(text));
        takeBack(event, reading);
        grammar.whole().apply(reading).ifPresentOrElse(whole, () -> garbled.accept(reading));
      }
    } else if (isOfAHand(key)) {
      typed.setLength(0);
    }
  }

  /** Keys no reader sends. */
  private static boolean isOfAHand(KeyCode key) {
    return key.isNavigationKey()
        || key.isFunctionKey()
        || key == KeyCode.ESCAPE
        || key == KeyCode.BACK_SPACE
        || key == KeyCode.DELETE;
  }

  private static void takeBack(KeyEvent event, String reading) {
    Node owner = event.getSource() instanceof Scene scene ? scene.getFocusOwner() : null;
    if (owner instanceof TextInputControl field) {
      int caret = field.getCaretPosition();
      if (field.getText().substring(0, caret).endsWith(reading)) {
        field.deleteText(caret - reading.length(), caret);
      }
    }
  }
}
