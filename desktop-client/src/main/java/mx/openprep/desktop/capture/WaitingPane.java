package mx.openprep.desktop.capture;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * No acta at hand: the next is on its way, or there is none and the screen wakes by itself when one
 * comes. The hand rests where a key too many does nothing.
 */
final class WaitingPane extends VBox {
  WaitingPane(Texts texts, CaptureViewModel model, Runnable home) {
    Controls controls = new Controls(texts);
    getStyleClass().add("step");
    setId("waiting");
    setFocusTraversable(true);
    setAccessibleText(texts.of("capture.waiting"));
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("capture.fetching"));
    VBox fetching = new VBox(controls.label("capture.fetching", "screen-title"), progress);
    fetching.getStyleClass().add("step");
    Controls.showWhen(
        fetching,
        model
            .busyProperty()
            .flatMap(busy -> model.noticeProperty().map(notice -> busy && notice.isEmpty())));
    Button again = controls.button("capture.again", Material2MZ.REFRESH, model::claim);
    again.setId("again");
    Controls.showWhen(again, model.waitsForWorkProperty().map(waits -> !waits));
    HBox buttons =
        new HBox(again, controls.button("capture.home", Material2AL.HOME, Shortcut.BACK, home));
    buttons.getStyleClass().add("button-line");
    Controls.showWhen(buttons, model.noticeProperty().map(Optional::isPresent));
    getChildren().addAll(new MessagePane(model.noticeProperty()), fetching, buttons);
  }
}
