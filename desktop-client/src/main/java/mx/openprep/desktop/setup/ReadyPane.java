package mx.openprep.desktop.setup;

import javafx.scene.control.Button;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.readiness.ReadinessList;
import mx.openprep.desktop.readiness.ReadinessWords;
import org.kordamp.ikonli.material2.Material2MZ;

/** What the workstation found out about itself, before it is handed over. */
final class ReadyPane extends StepPane {
  private final Button again;

  ReadyPane(SetupViewModel model, ReadinessWords words, Texts texts) {
    super(texts, "setup.ready.title", "setup.ready.hint");
    ReadyStep step = model.ready();
    again =
        controls()
            .button("setup.ready.again", Material2MZ.REFRESH, Shortcut.SETUP_TRY, step::examine);
    getChildren()
        .addAll(
            Controls.showWhen(progress("setup.ready.busy"), model.busyProperty()),
            new ReadinessList(words, step.reportProperty()),
            again);
  }

  @Override
  void focusFirst() {
    again.requestFocus();
  }
}
