package mx.openprep.desktop.setup;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;

/** One step on the window. */
abstract class StepPane extends VBox {
  private final Texts texts;
  private final Controls controls;

  StepPane(Texts texts, String titleKey, String hintKey) {
    this.texts = texts;
    this.controls = new Controls(texts);
    getStyleClass().add("setup-step");
    getChildren()
        .addAll(controls.label(titleKey, "screen-title"), controls.label(hintKey, "setup-hint"));
  }

  Texts texts() {
    return texts;
  }

  Controls controls() {
    return controls;
  }

  /** Where the hand begins. */
  abstract void focusFirst();

  /** A line to type into; Enter goes on. */
  static TextField line(String id, Runnable enter) {
    TextField line = new TextField();
    line.setId(id);
    line.getStyleClass().add("large-input");
    line.setOnAction(event -> enter.run());
    return line;
  }

  /** A box with its words, which Enter ticks too. */
  CheckBox box(String key, String id) {
    CheckBox box = new CheckBox(texts.of(key));
    box.setId(id);
    box.setAccessibleText(texts.of(key));
    box.setWrapText(true);
    return box;
  }

  ProgressBar progress(String key) {
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of(key));
    return progress;
  }

  static VBox group(Node... nodes) {
    VBox group = new VBox(nodes);
    group.getStyleClass().add("setup-group");
    return group;
  }
}
