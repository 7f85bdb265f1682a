package mx.openprep.desktop.capture;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2MZ;

/** The form of one capture: its rows scroll, the button that sends is always there. */
final class FormPane extends VBox {
  private final CaptureForm form;
  private final List<FieldRow> rows = new ArrayList<>();
  private final VBox list = new VBox();
  private final ScrollPane scroll = new ScrollPane(list);
  private final ReasonPane reason;
  private final Button send;

  FormPane(Texts texts, CaptureForm form, CaptureViewModel model) {
    this.form = form;
    getStyleClass().add("capture-form");
    Controls controls = new Controls(texts);
    for (int i = 0; i < form.entries().size(); i++) {
      rows.add(new FieldRow(texts, form, i));
    }
    list.getStyleClass().add("field-list");
    list.getChildren().setAll(rows);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setAccessibleText(texts.of("capture.form"));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    list.addEventFilter(KeyEvent.KEY_TYPED, event -> sign(event, model));
    reason = new ReasonPane(texts, form);
    reason.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, true));
    send = controls.button("capture.send", Material2MZ.SEND, Shortcut.SUBMIT, model::submit);
    send.setId("send");
    send.getStyleClass().addAll("accent", "large-button");
    send.setMaxWidth(Double.MAX_VALUE);
    send.focusedProperty().subscribe(focused -> arrived(focused, form.sendPlace()));
    send.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, false));
    send.addEventFilter(KeyEvent.KEY_TYPED, event -> sign(event, model));
    HBox.setHgrow(send, Priority.ALWAYS);
    Button problem =
        controls.button(
            "capture.problem", Material2MZ.REPORT_PROBLEM, Shortcut.PROBLEM, model::reportProblem);
    problem.setFocusTraversable(false);
    problem.setMinWidth(USE_PREF_SIZE);
    Label missing =
        Controls.bound(
            form.missingProperty()
                .map(count ->
                    count.intValue() == 0
                        ? texts.of("capture.complete")
                        : texts.of("capture.left", count)),
            "form-progress");
    HBox buttons = new HBox(problem, send);
    buttons.getStyleClass().add("button-line");
    getChildren()
        .addAll(scroll, reason, new MessagePane(model.warningProperty()), missing, buttons);
    form.placeProperty().subscribe(place -> go(place.intValue()));
  }

  /** Whether this is the form it shows. */
  boolean shows(CaptureForm other) {
    return form == other;
  }

  /** Puts the hand there. */
  void take(int place) {
    // The rows are in the window, and can take the focus, only once the scroll pane has its skin.
    applyCss();
    form.placeProperty().set(place);
    go(place);
  }

  /** Puts the hand back where it was. */
  void takeBack() {
    go(form.placeProperty().get());
  }

  private void arrived(boolean focused, int place) {
    if (focused) {
      form.placeProperty().set(place);
    }
  }

  private void go(int place) {
    if (place < rows.size()) {
      rows.get(place).take();
      show(rows.get(place));
    } else if (place == form.sendPlace()) {
      send.requestFocus();
    } else {
      reason.take(form.reasonProperty().get());
    }
  }

  /** Scrolls so that the row is in the middle: what was keyed above, what comes below. */
  private void show(FieldRow row) {
    double hidden = list.getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      double middle = row.getBoundsInParent().getCenterY();
      double top = middle - scroll.getViewportBounds().getHeight() / 2;
      scroll.setVvalue(Math.clamp(top / hidden, 0, 1));
    }
  }

  private void sign(KeyEvent event, CaptureViewModel model) {
    if (Shortcut.PREVIOUS_FIELD.matches(event)) {
      form.previous();
      event.consume();
    } else if (Shortcut.NEXT_PROBLEM.matches(event)) {
      form.nextProblem();
      event.consume();
    } else if (Shortcut.PROBLEM.matches(event)) {
      model.reportProblem();
      event.consume();
    }
  }

  private void move(KeyEvent event, boolean enterGoesOn) {
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
