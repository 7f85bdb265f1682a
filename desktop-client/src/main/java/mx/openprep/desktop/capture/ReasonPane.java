package mx.openprep.desktop.capture;

import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;

/** Why the coordinador decides so: a number chooses from a short list, words may be added. */
final class ReasonPane extends VBox {
  private final Texts texts;
  private final ChoiceBar<AdjudicationReason> choices;
  private final TextField words = new TextField();

  ReasonPane(Texts texts, CaptureForm form) {
    this.texts = texts;
    Controls controls = new Controls(texts);
    getStyleClass().add("named-field");
    choices =
        new ChoiceBar<>(form.reasonProperty(), this::wording)
            .inAColumn(AdjudicationReason.choices());
    choices.setId("reasons");
    words.textProperty().bindBidirectional(form.reasonWordsProperty());
    words.setId("reason");
    getChildren()
        .addAll(
            controls.label("capture.reason", "field-name"),
            choices,
            controls.named("capture.reason.words", words));
    focusWithinProperty()
        .subscribe(here -> {
          if (here) {
            form.placeProperty().set(form.reasonPlace());
          }
        });
    addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          String typed = event.getCharacter();
          if (!words.isFocused()
              && typed.matches("[1-9]")
              && choices.take(Integer.parseInt(typed))) {
            words.requestFocus();
            event.consume();
          }
        });
    setVisible(form.needsReason());
    setManaged(form.needsReason());
  }

  /** To the list, or to the words when a choice is made. */
  void take(AdjudicationReason chosen) {
    if (isFocusWithin()) {
      return;
    }
    if (chosen == AdjudicationReason.NOT_CHOSEN) {
      choices.focusFirst();
    } else {
      words.requestFocus();
    }
  }

  private String wording(AdjudicationReason reason) {
    List<AdjudicationReason> all = AdjudicationReason.choices();
    return (all.indexOf(reason) + 1) + "  " + reason.wording(texts);
  }
}
