package mx.openprep.desktop.setup;

import javafx.scene.control.TextField;
import mx.openprep.desktop.app.ui.Texts;

/** The one-time code. */
final class CodePane extends StepPane {
  private final TextField code;

  CodePane(SetupViewModel model, Texts texts) {
    super(texts, "setup.code.title", "setup.code.hint");
    code = line("code", model::goOn);
    code.getStyleClass().add("monospace");
    code.textProperty().bindBidirectional(model.code().codeProperty());
    controls().withPrompt(code, "setup.code.prompt");
    getChildren().add(controls().named("setup.code.field", code));
  }

  @Override
  void focusFirst() {
    code.requestFocus();
  }
}
