package mx.openprep.desktop.app;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;

/** Every key there is, over whatever screen is shown. */
final class HelpSheet extends StackPane {
  HelpSheet(Texts texts) {
    getStyleClass().add("help-veil");
    Controls controls = new Controls(texts);
    FlowPane scopes = new FlowPane();
    scopes.getStyleClass().add("help-scopes");
    for (Shortcut.Scope scope : Shortcut.Scope.values()) {
      scopes.getChildren().add(scope(texts, scope));
    }
    VBox sheet =
        new VBox(
            controls.label("help.title", "screen-title"),
            scopes,
            controls.label("help.close", "hint"));
    sheet.getStyleClass().add("help-sheet");
    sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().add(sheet);
    setOnMouseClicked(event -> show(false));
    show(false);
  }

  private static VBox scope(Texts texts, Shortcut.Scope scope) {
    GridPane keys = new GridPane();
    keys.getStyleClass().add("help-keys");
    for (Shortcut shortcut : Shortcut.values()) {
      if (shortcut.scope() == scope) {
        Label key = new Label(shortcut.keys());
        key.getStyleClass().add("key-hint");
        keys.addRow(keys.getRowCount(), key, new Label(texts.of(shortcut.textKey())));
      }
    }
    Label name = new Label(texts.of(scope.textKey()));
    name.getStyleClass().add("side-title");
    VBox box = new VBox(name, keys);
    box.getStyleClass().add("help-scope");
    return box;
  }

  void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
