package mx.openprep.desktop.practice;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.capture.CaptureWork;
import mx.openprep.desktop.exercise.ExerciseScore;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What came of a practice: ready or not, the figures, what to practise more. */
final class ResultPane extends StackPane {
  private final Button more;

  ResultPane(Texts texts, PracticeViewModel model, Runnable leave) {
    Controls controls = new Controls(texts);
    PracticeWords words = new PracticeWords(texts);
    ExerciseScore score = model.scoreProperty().getValue();
    boolean ready = score.isReady(model.rules());
    more =
        controls.button(
            "practice.more", Material2MZ.REFRESH, () -> model.practise(CaptureWork.FIRST));
    more.setId("practise-more");
    more.getStyleClass().add("accent");
    more.setMaxWidth(Double.MAX_VALUE);
    Button disputed =
        controls.button(
            "practice.disputed", Material2AL.LOOKS_3, () -> model.practise(CaptureWork.THIRD));
    disputed.setMaxWidth(Double.MAX_VALUE);
    Button back = controls.button("practice.leave", Material2AL.ARROW_BACK, Shortcut.BACK, leave);
    back.setMaxWidth(Double.MAX_VALUE);
    VBox missed =
        new VBox(
            controls.label("practice.to-practise", "field-name"),
            line(words.toPractise(score), "practice-missed"));
    missed.setVisible(!score.missed().isEmpty());
    missed.setManaged(!score.missed().isEmpty());
    VBox card =
        Controls.card(
            Controls.icon(ready ? Material2MZ.VERIFIED : Material2MZ.SCHOOL, "card-picture"),
            controls.label(ready ? "practice.ready" : "practice.not-ready", "card-title"),
            line(words.readiness(score, model.rules()), "hint"),
            line(words.score(score), "practice-score"),
            missed,
            more,
            disputed,
            back);
    card.getStyleClass().add("wide");
    getChildren().add(card);
  }

  private static Label line(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  Node first() {
    return more;
  }
}
