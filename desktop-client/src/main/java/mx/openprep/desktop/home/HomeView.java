package mx.openprep.desktop.home;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;

/**
 * What this person may do, big, each with its key; what others do, small, so that everybody sees
 * where the night stands.
 */
public final class HomeView implements Screen {
  /** So many of the largest tiles fit beside one another, also at double size of text. */
  private static final int[] COLUMNS = {1, 1, 2, 3, 2, 3, 3, 4, 4, 5, 5};

  private static final PseudoClass MANY = PseudoClass.getPseudoClass("many");

  private final HomeViewModel model;
  private final Texts texts;
  private final VBox root;
  private final GridPane tiles = new GridPane();
  private final FlowPane others = new FlowPane();

  public HomeView(HomeViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    tiles.getStyleClass().add("tiles");
    VBox.setVgrow(tiles, Priority.ALWAYS);
    model.ownProperty().subscribe(this::showOwn);
    others.getStyleClass().add("others");
    model.othersProperty().subscribe(this::showOthers);
    VBox othersPart = new VBox(new Controls(texts).label("home.others", "field-name"), others);
    othersPart.getStyleClass().add("others-part");
    Controls.showWhen(othersPart, model.othersProperty().map(list -> !list.isEmpty()));
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.progressProperty());
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.accessibleTextProperty().bind(model.summaryProperty());
    root =
        new VBox(
            Controls.bound(model.greetingProperty(), "screen-title"),
            tiles,
            othersPart,
            progress,
            summary(model));
    root.getStyleClass().add("home");
  }

  /** What has no room in large type can be read by hovering. */
  private static Label summary(HomeViewModel model) {
    Label summary = Controls.bound(model.summaryProperty(), "home-summary");
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(model.summaryProperty());
    summary.setTooltip(whole);
    return summary;
  }

  private void showOwn(List<Work> own) {
    int columns = COLUMNS[own.size()];
    tiles.getChildren().clear();
    tiles.getColumnConstraints().clear();
    tiles.getRowConstraints().clear();
    for (int column = 0; column < columns; column++) {
      ColumnConstraints equal = new ColumnConstraints();
      equal.setPercentWidth(100.0 / columns);
      tiles.getColumnConstraints().add(equal);
    }
    for (int place = 0; place < own.size(); place++) {
      if (place % columns == 0) {
        RowConstraints row = new RowConstraints();
        row.setPercentHeight(100.0 / Math.ceilDiv(own.size(), columns));
        row.setVgrow(Priority.ALWAYS);
        tiles.getRowConstraints().add(row);
      }
      tiles.add(tile(own.get(place)), place % columns, place / columns);
    }
    tiles.pseudoClassStateChanged(MANY, own.size() > 6);
  }

  private Button tile(Work stage) {
    Label key = new Label(stage.shortcut().keys());
    key.getStyleClass().add("key-hint");
    Label name = Controls.bound(model.nameProperty(stage), "tile-name");
    Label count = Controls.bound(model.countProperty(stage), "tile-count");
    // The number is never cut short.
    count.setWrapText(false);
    count.setMinWidth(Region.USE_PREF_SIZE);
    Label caption = Controls.bound(model.captionProperty(stage), "tile-caption");
    HBox head = new HBox(Controls.icon(stage.icon(), "tile-icon"), count, Controls.spacer(), key);
    head.getStyleClass().add("tile-head");
    VBox content = new VBox(head, name, caption);
    content.getStyleClass().add("tile-content");
    Button tile = new Button("", content);
    tile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    tile.getStyleClass().add("tile");
    tile.setId(stage.name());
    tile.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    content.prefWidthProperty().bind(tile.widthProperty().subtract(34));
    tile.accessibleTextProperty()
        .bind(
            count
                .textProperty()
                .flatMap(number ->
                    caption
                        .textProperty()
                        .map(since ->
                            Stream.of(number, since)
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ", name.getText() + ": ", "")))));
    tile.defaultButtonProperty().bind(tile.focusedProperty());
    tile.setOnAction(event -> model.choose(stage));
    return tile;
  }

  private void showOthers(List<Work> stages) {
    others.getChildren().setAll(stages.stream().map(this::other).toList());
  }

  /** Nothing to press: whose work it is and how much waits there. */
  private Node other(Work stage) {
    Label name = new Label(model.nameProperty(stage).getValue());
    Label count = Controls.bound(model.countProperty(stage), "other-count");
    Label owner = new Label(texts.of("home.needs", model.owner(stage)));
    owner.getStyleClass().add("other-owner");
    HBox line = new HBox(name, count, owner);
    line.getStyleClass().add("other");
    line.setId(stage.name());
    return line;
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
    tiles.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
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
