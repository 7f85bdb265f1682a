package mx.openprep.desktop.setup;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2MZ;

/** The fingerprint of the card against that of whoever answers. */
final class FingerprintPane extends StepPane {
  private final TextField fingerprint;

  FingerprintPane(SetupViewModel model, Texts texts) {
    super(texts, "setup.fingerprint.title", "setup.fingerprint.hint");
    FingerprintStep step = model.fingerprint();
    fingerprint = line("fingerprint", model::goOn);
    fingerprint.getStyleClass().add("monospace");
    fingerprint.textProperty().bindBidirectional(step.fingerprintProperty());
    controls().withPrompt(fingerprint, "setup.fingerprint.prompt");
    Button again = controls().button("setup.fingerprint.again", Material2MZ.REFRESH, step::ask);
    again.setId("ask-again");
    getChildren()
        .addAll(
            controls().named("setup.fingerprint.field", fingerprint),
            new GroupsPane(texts, step.comparisonProperty()),
            Controls.showWhen(progress("setup.fingerprint.asking"), model.busyProperty()),
            Controls.showWhen(
                controls().label("setup.fingerprint.answered", "hint"), step.answeredProperty()),
            Controls.showWhen(again, model.noticeProperty().map(java.util.Optional::isPresent)));
  }

  @Override
  void focusFirst() {
    fingerprint.requestFocus();
    fingerprint.end();
  }
}
