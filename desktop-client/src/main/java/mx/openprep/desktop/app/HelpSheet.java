package mx.openprep.desktop.app;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2MZ;

/** Every key there is, over whatever screen is shown; found by what it does or by the key. */
final class HelpSheet extends StackPane {
  private static final KeyCode PRINT = KeyCode.F5;

  private final Texts texts;
  private final Consumer<Consumer<String>> print;
  private final TextField search = new TextField();
  private final FlowPane scopes = new FlowPane();
  private final Label told = new Label();
  private @Nullable Node before;

  /**
   * The sheet, not shown yet.
   *
   * @param print puts it on paper and tells where it went
   */
  HelpSheet(Texts texts, Consumer<Consumer<String>> print) {
    this.texts = texts;
    this.print = print;
    getStyleClass().add("help-veil");
    Controls controls = new Controls(texts);
    scopes.getStyleClass().add("help-scopes");
    search.setId("help-search");
    search.setAccessibleText(texts.of("help.search"));
    controls.withPrompt(search, "help.search");
    search.textProperty().subscribe(this::fill);
    HBox.setHgrow(search, Priority.ALWAYS);
    Button paper = controls.button("help.print", Material2MZ.PRINT, this::print);
    Label key = new Label(PRINT.getName());
    key.getStyleClass().add("key-hint");
    HBox head = new HBox(controls.label("help.title", "screen-title"), search, paper, key);
    head.getStyleClass().add("help-head");
    ScrollPane scroll = controls.scrolling(scopes, "help.title");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    told.setWrapText(true);
    VBox sheet = new VBox(head, scroll, told, controls.label("help.close", "hint"));
    sheet.getStyleClass().add("help-sheet");
    getChildren().add(sheet);
    hide();
  }

  private void print() {
    print.accept(told::setText);
  }

  private void fill(String typed) {
    String wanted = plain(typed);
    scopes.getChildren().clear();
    for (Shortcut.Scope scope : Shortcut.Scope.values()) {
      List<Shortcut> found = new ArrayList<>();
      for (Shortcut shortcut : Shortcut.values()) {
        if (shortcut.scope() == scope && isWanted(shortcut, wanted)) {
          found.add(shortcut);
        }
      }
      if (!found.isEmpty()) {
        scopes.getChildren().add(scope(scope, found));
      }
    }
  }

  private boolean isWanted(Shortcut shortcut, String wanted) {
    return plain(
            String.join(
                " ",
                texts.of(shortcut.textKey()),
                texts.of(shortcut.scope().textKey()),
                shortcut.keys()))
        .contains(wanted);
  }

  /** Nobody types accents in a hurry. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  private VBox scope(Shortcut.Scope scope, List<Shortcut> found) {
    GridPane keys = new GridPane();
    keys.getStyleClass().add("help-keys");
    for (Shortcut shortcut : found) {
      Label key = new Label(shortcut.keys());
      key.getStyleClass().add("key-hint");
      Label does = new Label(texts.of(shortcut.textKey()));
      does.setWrapText(true);
      keys.addRow(keys.getRowCount(), key, does);
    }
    Label name = new Label(texts.of(scope.textKey()));
    name.getStyleClass().add("side-title");
    VBox box = new VBox(name, keys);
    box.getStyleClass().add("help-scope");
    return box;
  }

  /** Shows it with the hand at the search; the same again hides it. */
  void toggle() {
    if (isVisible()) {
      hide();
    } else {
      before = getScene() == null ? null : getScene().getFocusOwner();
      told.setText("");
      search.clear();
      setVisible(true);
      setManaged(true);
      search.requestFocus();
    }
  }

  private void hide() {
    setVisible(false);
    setManaged(false);
    if (before != null) {
      before.requestFocus();
      before = null;
    }
  }

  /** While it is shown no key goes to the screen below. */
  void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE || Shortcut.HELP.matches(event)) {
      hide();
      event.consume();
    } else if (event.getCode() == PRINT) {
      print();
      event.consume();
    }
  }
}
