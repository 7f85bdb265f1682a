package mx.openprep.desktop.capture;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ProblemKind;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Why an image cannot be keyed: a number chooses, Enter sends, a comment may be added. */
final class ReportPane extends VBox {
  private static final List<ProblemKind> KINDS =
      List.of(ProblemKind.NEEDS_RESCAN, ProblemKind.WRONG_IMAGE, ProblemKind.CANNOT_BE_IDENTIFIED);

  private final Texts texts;
  private final ChoiceBar<ProblemKind> kinds;
  private final Button send;

  ReportPane(Texts texts, CaptureViewModel model, Runnable back) {
    this.texts = texts;
    Controls controls = new Controls(texts);
    getStyleClass().add("step");
    kinds = new ChoiceBar<>(model.problemProperty(), this::wording).inAColumn(KINDS);
    TextField comment = new TextField();
    comment.textProperty().bindBidirectional(model.commentProperty());
    comment.setId("comment");
    comment.setOnAction(event -> model.sendReport());
    send = controls.button("capture.report", Material2MZ.REPORT_PROBLEM, model::sendReport);
    send.setId("report");
    send.getStyleClass().add("accent");
    send.disableProperty()
        .bind(model.problemProperty().map(kind -> kind == ProblemKind.PROBLEM_KIND_UNSPECIFIED));
    HBox buttons =
        new HBox(send, controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, back));
    buttons.getStyleClass().add("button-line");
    getChildren()
        .addAll(
            controls.label("capture.problem.title", "screen-title"),
            controls.label("capture.problem.kind", "field-name"),
            kinds,
            controls.named("capture.comment", comment),
            buttons);
    addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (!comment.isFocused()) {
            typed(event, back);
          }
        });
  }

  private void typed(KeyEvent event, Runnable back) {
    if (Shortcut.PREVIOUS_FIELD.matches(event)) {
      back.run();
      event.consume();
    } else if (event.getCharacter().matches("[1-9]")
        && kinds.take(Integer.parseInt(event.getCharacter()))) {
      send.requestFocus();
      event.consume();
    }
  }

  /** The hand begins at the choice; nothing is chosen yet. */
  void take() {
    kinds.focusFirst();
  }

  private String wording(ProblemKind kind) {
    Map<ProblemKind, String> words =
        Map.of(
            ProblemKind.NEEDS_RESCAN, texts.of("problem.needs-rescan"),
            ProblemKind.WRONG_IMAGE, texts.of("problem.wrong-image"),
            ProblemKind.CANNOT_BE_IDENTIFIED, texts.of("problem.cannot-be-identified"));
    return (KINDS.indexOf(kind) + 1) + "  " + words.getOrDefault(kind, kind.name());
  }
}
