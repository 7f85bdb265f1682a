package mx.openprep.desktop.practice;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.capture.CaptureWork;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What practice is, and what to practise. */
final class WelcomePane extends StackPane {
  private final Button whole;

  WelcomePane(Texts texts, PracticeViewModel model, Runnable leave) {
    Controls controls = new Controls(texts);
    whole =
        controls.button(
            "practice.whole", Material2AL.ASSIGNMENT, () -> model.practise(CaptureWork.FIRST));
    whole.setId("practise-whole");
    whole.getStyleClass().add("accent");
    Button disputed =
        controls.button(
            "practice.disputed", Material2AL.LOOKS_3, () -> model.practise(CaptureWork.THIRD));
    disputed.setId("practise-disputed");
    Button back = controls.button("practice.leave", Material2AL.ARROW_BACK, Shortcut.BACK, leave);
    VBox card =
        Controls.card(
            Controls.icon(Material2MZ.SCHOOL, "card-picture"),
            controls.label("practice.title", "card-title"),
            controls.label("practice.what", "hint"),
            controls.label("practice.nothing-counts", "practice-promise"),
            wide(whole),
            wide(disputed),
            wide(back),
            new MessagePane(model.noticeProperty()));
    card.getStyleClass().add("wide");
    getChildren().add(card);
  }

  private static Button wide(Button button) {
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  Node first() {
    return whole;
  }
}
