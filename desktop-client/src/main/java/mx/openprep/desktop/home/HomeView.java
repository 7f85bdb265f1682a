package mx.openprep.desktop.home;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;

/** Six tiles, six keys. */
public final class HomeView implements Screen {
  private static final int COLUMNS = 3;

  private final HomeViewModel model;
  private final Texts texts;
  private final VBox root;
  private final GridPane tiles = new GridPane();

  public HomeView(HomeViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    tiles.getStyleClass().add("tiles");
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints equal = new ColumnConstraints();
      equal.setPercentWidth(100.0 / COLUMNS);
      tiles.getColumnConstraints().add(equal);
    }
    for (Work stage : Work.values()) {
      int place = tiles.getChildren().size();
      tiles.add(tile(stage), place % COLUMNS, place / COLUMNS);
    }
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.progressProperty());
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.accessibleTextProperty().bind(model.summaryProperty());
    root =
        new VBox(
            Controls.bound(model.greetingProperty(), "screen-title"),
            tiles,
            progress,
            Controls.bound(model.summaryProperty(), "home-summary"));
    root.getStyleClass().add("home");
  }

  private Button tile(Work stage) {
    Label key = new Label(stage.shortcut().keys());
    key.getStyleClass().add("key-hint");
    Label name = new Label(texts.of(stage.shortcut().textKey()));
    name.getStyleClass().add("tile-name");
    Label count = Controls.bound(model.countProperty(stage), "tile-count");
    Label caption = Controls.bound(model.captionProperty(stage), "tile-caption");
    HBox head = new HBox(Controls.icon(stage.icon(), "tile-icon"), name, Controls.spacer(), key);
    head.getStyleClass().add("tile-head");
    VBox content = new VBox(head, count, caption);
    content.getStyleClass().add("tile-content");
    Button tile = new Button("", content);
    tile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    tile.getStyleClass().add("tile");
    tile.setId(stage.name());
    tile.setMaxWidth(Double.MAX_VALUE);
    content.prefWidthProperty().bind(tile.widthProperty().subtract(34));
    tile.accessibleTextProperty()
        .bind(count.textProperty().map(waiting -> name.getText() + ": " + waiting));
    tile.disableProperty().bind(model.allowedProperty(stage).map(allowed -> !allowed));
    tile.defaultButtonProperty().bind(tile.focusedProperty());
    tile.setOnAction(event -> model.choose(stage));
    return tile;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("home.screen");
  }

  @Override
  public void activate() {
    Optional<Node> first =
        tiles.getChildren().stream().filter(tile -> !tile.isDisable()).findFirst();
    first.ifPresent(Node::requestFocus);
  }

  @Override
  public void deactivate() {}

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    for (Work stage : Work.values()) {
      keys.put(stage.shortcut(), () -> model.choose(stage));
    }
    return keys;
  }

  /** The tiles bear their keys themselves. */
  @Override
  public List<Shortcut> hints() {
    return List.of(Shortcut.LOCK, Shortcut.LOG_OUT);
  }
}
