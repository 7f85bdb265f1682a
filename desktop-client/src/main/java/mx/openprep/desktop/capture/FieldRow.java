package mx.openprep.desktop.capture;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.acta.FieldValue;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;

/** Name of a field as printed, and the place for its figure: digits and two signs, nothing else. */
final class FieldRow extends HBox {
  private static final PseudoClass MISSED = PseudoClass.getPseudoClass("missed");
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
  private static final PseudoClass LOOKED_AT = PseudoClass.getPseudoClass("looked-at");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final Texts texts;
  private final CaptureForm form;
  private final FieldEntry entry;
  private final TextField figure = new TextField();

  FieldRow(Texts texts, CaptureForm form, int index) {
    this.texts = texts;
    this.form = form;
    this.entry = form.entries().get(index);
    getStyleClass().addAll("field-row", entry.isVote() ? "vote" : "count");
    Label name = new Label(entry.label());
    name.getStyleClass().add("field-label");
    name.setWrapText(true);
    name.setLabelFor(figure);
    name.setMaxWidth(Double.MAX_VALUE);
    Label hint = new Label(texts.of("capture.missing"));
    hint.getStyleClass().add("field-fault");
    hint.setWrapText(true);
    Controls.showWhen(hint, entry.missedProperty());
    VBox words = new VBox(name, hint);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    figure.getStyleClass().add("figure");
    figure.setId("field-" + entry.field().value());
    figure.setAccessibleText(entry.label());
    figure.setTextFormatter(new TextFormatter<>(this::onlyDigits));
    figure.textProperty().subscribe(this::typed);
    figure.addEventFilter(KeyEvent.KEY_TYPED, this::sign);
    figure.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    figure
        .focusedProperty()
        .subscribe(focused -> {
          pseudoClassStateChanged(CURRENT, focused);
          if (focused) {
            form.placeProperty().set(index);
            figure.selectAll();
          }
        });
    entry.lookedAtProperty().subscribe(look -> pseudoClassStateChanged(LOOKED_AT, look));
    entry.missedProperty().subscribe(missed -> pseudoClassStateChanged(MISSED, missed));
    entry.valueProperty().subscribe(this::show);
    getChildren().addAll(words, figure);
  }

  void take() {
    figure.requestFocus();
  }

  private TextFormatter.Change onlyDigits(TextFormatter.Change change) {
    String text = change.getControlNewText();
    if (isMark(text)) {
      return change;
    }
    if (isMark(change.getControlText()) && change.isContentChange()) {
      // A word is replaced whole, whatever of it is selected.
      change.setRange(0, change.getControlText().length());
      change.setText(change.getText().replaceAll("\\D", ""));
      int end = change.getText().length();
      change.selectRange(end, end);
      return change;
    }
    if (!text.matches("\\d{0," + FieldEntry.DIGITS + "}")) {
      change.setText("");
      change.setRange(change.getRangeStart(), change.getRangeStart());
      int caret = change.getControlCaretPosition();
      change.selectRange(change.getControlAnchor(), caret);
    }
    return change;
  }

  private boolean isMark(String text) {
    return text.equals(word(FieldValue.Mark.ILLEGIBLE)) || text.equals(word(FieldValue.Mark.BLANK));
  }

  private String word(FieldValue.Mark mark) {
    return switch (mark) {
      case ILLEGIBLE -> texts.of("capture.illegible");
      case BLANK -> texts.of("capture.blank");
      case NOT_APPLICABLE -> throw new IllegalArgumentException("Nobody keys " + mark);
    };
  }

  private void typed(String text) {
    if (!isMark(text)) {
      entry.type(text);
    }
  }

  private void show(Optional<FieldValue> value) {
    boolean marked = value.isPresent() && value.get() instanceof FieldValue.Mark;
    pseudoClassStateChanged(MARKED, marked);
    if (marked && value.get() instanceof FieldValue.Mark mark) {
      figure.setText(word(mark));
      figure.selectAll();
    } else if (value.isEmpty()) {
      // Set, not deleted: what was there before cannot be called back.
      figure.setText("");
    }
  }

  private void sign(KeyEvent event) {
    if (Shortcut.ILLEGIBLE.matches(event)) {
      entry.mark(FieldValue.Mark.ILLEGIBLE);
      event.consume();
    } else if (Shortcut.BLANK.matches(event)) {
      entry.mark(FieldValue.Mark.BLANK);
      event.consume();
    }
  }

  private void move(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER, DOWN -> {
        form.next();
        event.consume();
      }
      case UP -> {
        form.previous();
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
