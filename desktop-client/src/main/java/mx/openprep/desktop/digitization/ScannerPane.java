package mx.openprep.desktop.digitization;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Choosing the scanner to digitise with: choose, try, keep. */
final class ScannerPane extends VBox {
  ScannerPane(DigitizationViewModel model, Texts texts) {
    ScannerChoices choices = model.choices();
    Controls controls = new Controls(texts);
    getStyleClass().add("step");
    Button use = controls.button("scan.use", Material2AL.CHECK, Shortcut.SCAN, model::keepScanner);
    use.getStyleClass().addAll("accent", "large-button");
    getChildren()
        .addAll(
            controls.label("scan.scanner.title", "screen-title"),
            new ScannerChooser(choices, texts),
            controls.button("scan.test", Material2MZ.SCANNER, choices::test),
            Controls.showWhen(
                controls.label("scan.tried", "hint"),
                choices.triedProperty().map(Optional::isPresent)),
            use,
            controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, model::back));
  }
}
