package mx.openprep.desktop.sharing;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.sharing.SharingViewModel.Mode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Three ways to work, each with what it means, and what it takes. */
public final class SharingView implements Screen {
  private static final double ROW = 34;
  private static final int ROWS = 3;

  private final SharingViewModel model;
  private final Texts texts;
  private final Runnable leave;
  private final Map<Mode, RadioButton> ways = new LinkedHashMap<>();
  private final TextField address = new TextField();
  private final StackPane root = new StackPane();

  /**
   * The choice.
   *
   * @param leave without choosing
   */
  public SharingView(SharingViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    Controls controls = new Controls(texts);
    VBox choices = new VBox();
    choices.getStyleClass().add("sharing-ways");
    ToggleGroup group = new ToggleGroup();
    for (Mode mode : Mode.values()) {
      choices.getChildren().addAll(way(mode, group), controls.label(mode.hintKey(), "hint"));
    }
    model
        .modeProperty()
        .subscribe(mode -> {
          RadioButton way = ways.get(mode);
          if (way != null) {
            way.setSelected(true);
          }
        });
    Button save =
        controls.button("sharing.save", Material2AL.CHECK, Shortcut.SAVE_SHARING, model::change);
    save.setId("save-sharing");
    save.getStyleClass().add("accent");
    save.disableProperty().bind(model.readyProperty().map(ready -> !ready));
    Button back = controls.button("sharing.back", Material2AL.ARROW_BACK, Shortcut.BACK, leave);
    HBox buttons = new HBox(save, back);
    buttons.getStyleClass().add("button-row");
    VBox card =
        Controls.card(
            controls.label("sharing.title", "card-title"),
            choices,
            whenHost(),
            whenJoined(controls),
            buttons,
            new MessagePane(model.noticeProperty()));
    card.getStyleClass().add("wide");
    root.getChildren().add(card);
  }

  private RadioButton way(Mode mode, ToggleGroup group) {
    RadioButton way = new RadioButton(texts.of(mode.nameKey()));
    way.setToggleGroup(group);
    way.setId("sharing-" + mode.name());
    way.getStyleClass().add("sharing-way");
    way.setAccessibleText(texts.of(mode.nameKey()) + ". " + texts.of(mode.hintKey()));
    way.setOnAction(event -> model.modeProperty().set(mode));
    way.selectedProperty()
        .subscribe(selected -> {
          if (selected) {
            model.modeProperty().set(mode);
          }
        });
    ways.put(mode, way);
    return way;
  }

  private ObservableValue<Boolean> is(Mode mode) {
    return model.modeProperty().map(chosen -> chosen == mode);
  }

  private Label whenHost() {
    return Controls.showWhen(Controls.bound(model.hereProperty(), "sharing-here"), is(Mode.HOST));
  }

  private VBox whenJoined(Controls controls) {
    ListView<NearbyHost> found = new ListView<>(model.hosts());
    found.setId("hosts");
    found.setPrefHeight(ROW * ROWS);
    found.setPlaceholder(controls.label("sharing.none", "hint"));
    found.setCellFactory(list -> new HostCell());
    found
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(host -> {
          if (host != null && host.ours()) {
            model.choose(host);
          }
        });
    address.setId("host-address");
    address.textProperty().bindBidirectional(model.addressProperty());
    address.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            model.change();
          }
        });
    controls.withPrompt(address, "sharing.address.prompt");
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("sharing.searching"));
    Button again = controls.button("sharing.search", Material2MZ.SEARCH, model::search);
    again.disableProperty().bind(model.searchingProperty());
    VBox joined =
        new VBox(
            controls.named("sharing.hosts", found),
            Controls.showWhen(progress, model.searchingProperty()),
            again,
            controls.named("sharing.address", address));
    joined.getStyleClass().add("sharing-joined");
    is(Mode.JOINED)
        .subscribe(shown -> {
          if (shown && model.hosts().isEmpty()) {
            model.search();
          }
        });
    return Controls.showWhen(joined, is(Mode.JOINED));
  }

  /** A host by name and place; one of another CATD is told apart and cannot be chosen. */
  private final class HostCell extends ListCell<NearbyHost> {
    @Override
    protected void updateItem(NearbyHost host, boolean empty) {
      super.updateItem(host, empty);
      setText(empty || host == null ? "" : model.describe(host));
      setDisable(!empty && host != null && !host.ours());
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("sharing.screen");
  }

  @Override
  public void activate() {
    model.begin();
    ways.values().stream()
        .filter(RadioButton::isSelected)
        .findFirst()
        .ifPresent(RadioButton::requestFocus);
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.SAVE_SHARING, model::change);
    keys.put(Shortcut.BACK, leave);
    return keys;
  }
}
