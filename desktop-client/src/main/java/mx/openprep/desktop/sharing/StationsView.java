package mx.openprep.desktop.sharing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ConnectedStation;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** A table of the workstations, kept up to date while it is looked at. */
public final class StationsView implements Screen {
  private static final Duration LOOK_AGAIN = Duration.seconds(1);

  private final StationsViewModel model;
  private final Texts texts;
  private final Runnable leave;
  private final Runnable change;
  private final TableView<ConnectedStation> table;
  private final VBox root;
  private final Timeline looking;

  /**
   * The table.
   *
   * @param leave back to where the person came from
   * @param change to the choice of how this workstation works
   */
  public StationsView(StationsViewModel model, Texts texts, Runnable leave, Runnable change) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    this.change = change;
    Controls controls = new Controls(texts);
    table = new TableView<>(model.stations());
    table.setId("stations");
    table.setAccessibleText(texts.of("stations.title"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setRowFactory(of -> new StationRow());
    table.getColumns().add(column("stations.station", model::name));
    table.getColumns().add(column("stations.person", model::person));
    table.getColumns().add(column("stations.since", model::since));
    table.getColumns().add(column("stations.state", model::state));
    VBox.setVgrow(table, Priority.ALWAYS);
    Button back = controls.button("stations.back", Material2AL.ARROW_BACK, Shortcut.BACK, leave);
    Button other =
        controls.button("stations.change", Material2MZ.SETTINGS, Shortcut.CHANGE_SHARING, change);
    HBox buttons = new HBox(back, other);
    buttons.getStyleClass().add("button-row");
    root =
        new VBox(
            controls.label("stations.title", "screen-title"),
            Controls.bound(model.summaryProperty(), "hint"),
            table,
            new MessagePane(model.noticeProperty()),
            buttons);
    root.getStyleClass().add("stations");
    looking = new Timeline(new KeyFrame(LOOK_AGAIN, event -> look()));
    looking.setCycleCount(Animation.INDEFINITE);
  }

  private void look() {
    model.refresh();
    // Ages grow although nothing was told anew.
    table.refresh();
  }

  private TableColumn<ConnectedStation, String> column(
      String key, Function<ConnectedStation, String> text) {
    TableColumn<ConnectedStation, String> column = new TableColumn<>(texts.of(key));
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    return column;
  }

  /** One that is away is told apart. */
  private static final class StationRow extends TableRow<ConnectedStation> {
    @Override
    protected void updateItem(ConnectedStation station, boolean empty) {
      super.updateItem(station, empty);
      getStyleClass().remove("away");
      if (!empty && station != null && !station.getConnected()) {
        getStyleClass().add("away");
      }
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("stations.screen");
  }

  @Override
  public void activate() {
    model.refresh();
    looking.play();
    table.requestFocus();
  }

  @Override
  public void deactivate() {
    looking.stop();
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.CHANGE_SHARING, change);
    keys.put(Shortcut.BACK, leave);
    return keys;
  }
}
