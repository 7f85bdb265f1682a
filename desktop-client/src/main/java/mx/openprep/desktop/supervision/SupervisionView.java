package mx.openprep.desktop.supervision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2MZ;

/** The night for coordinadores and supervisores, in seven parts. */
public final class SupervisionView implements Screen {
  private static final int SECTIONS_WIDTH = 680;

  private final SupervisionViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Exports exports;
  private final Runnable leave;
  private final Consumer<String> wall;
  private final Map<Section, Pane> panes = new EnumMap<>(Section.class);
  private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.BOARD);
  private final VBox root;

  /**
   * The view.
   *
   * @param wall takes the token of a session that can only look, and shows the wall
   */
  public SupervisionView(
      SupervisionViewModel model,
      Texts texts,
      Exports exports,
      Captures captures,
      Screen stations,
      Screen missing,
      Consumer<String> wall,
      Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.exports = exports;
    this.leave = leave;
    this.wall = wall;
    controls = new Controls(texts);
    panes.put(Section.BOARD, new BoardPane(model.board(), texts));
    panes.put(Section.ACTAS, new ActasPane(model, texts, captures));
    panes.put(Section.PEOPLE, new PeoplePane(model, texts));
    panes.put(Section.INCIDENTS, new IncidentsPane(model, texts));
    panes.put(Section.NIGHT, new NightPane(model.board(), texts));
    panes.put(Section.STATIONS, new ScreenPane(stations));
    panes.put(Section.MISSING, new ScreenPane(missing));
    StackPane shown = new StackPane();
    panes.forEach((part, pane) ->
        shown.getChildren().add(Controls.showWhen(pane.root(), section.map(part::equals))));
    VBox.setVgrow(shown, Priority.ALWAYS);
    root = new VBox(head(), new MessagePane(model.noticeProperty()), shown);
    root.getStyleClass().add("supervision");
    section.addListener((observed, before, now) -> {
      pane(before).rest();
      opened();
    });
  }

  /** Only what is on the window can take the focus; after the change it will be. */
  private void opened() {
    model.forgetNotice();
    Platform.runLater(() -> pane().focus());
  }

  private HBox head() {
    ChoiceBar<Section> sections = new ChoiceBar<>(section, this::name);
    sections.offer(List.of(Section.values()));
    sections.setPrefWrapLength(SECTIONS_WIDTH);
    HBox.setHgrow(sections, Priority.ALWAYS);
    Button export =
        controls.iconButton(Shortcut.SUPERVISE_EXPORT, Material2MZ.SAVE_ALT, this::export);
    Button print = controls.iconButton(Shortcut.SUPERVISE_PRINT, Material2MZ.PRINT, this::print);
    export.disableProperty().bind(section.map(part -> !pane(part).exports()));
    print.disableProperty().bind(section.map(part -> !pane(part).exports()));
    Button onWall = controls.iconButton(Shortcut.SUPERVISE_WALL, Material2MZ.TV, this::openWall);
    HBox head =
        new HBox(
            sections,
            choice(
                "supervision.every-election",
                model.board().electionProperty(),
                model.board()::elections),
            choice(
                "supervision.every-municipality",
                model.board().municipalityProperty(),
                model.board()::municipalities),
            export,
            print,
            onWall);
    head.getStyleClass().add("supervision-head");
    return head;
  }

  private String name(Section part) {
    return texts.of(part.shortcut().textKey());
  }

  private ComboBox<BoardModel.Choice> choice(
      String every,
      ObjectProperty<BoardModel.Choice> chosen,
      Supplier<List<BoardModel.Choice>> offered) {
    ComboBox<BoardModel.Choice> box = new ComboBox<>();
    box.setAccessibleText(texts.of(every));
    box.setConverter(
        Choices.words(choice -> choice.equals(BoardModel.ALL) ? texts.of(every) : choice.name()));
    box.getItems().setAll(BoardModel.ALL);
    // A list that is filled anew has for a moment nothing chosen; the choice stays.
    box.valueProperty()
        .addListener((observed, before, now) -> {
          if (now != null) {
            chosen.set(now);
          }
        });
    chosen.subscribe(box::setValue);
    model.board().changesProperty().subscribe(change -> offer(box, offered.get(), chosen.get()));
    return box;
  }

  private static void offer(
      ComboBox<BoardModel.Choice> box, List<BoardModel.Choice> offered, BoardModel.Choice chosen) {
    if (!box.getItems().subList(1, box.getItems().size()).equals(offered)) {
      List<BoardModel.Choice> all = new ArrayList<>(offered);
      all.addFirst(BoardModel.ALL);
      box.getItems().setAll(all);
      box.setValue(all.contains(chosen) ? chosen : BoardModel.ALL);
    }
    box.setVisible(offered.size() > 1);
    box.setManaged(offered.size() > 1);
  }

  private Pane pane() {
    return pane(section.get());
  }

  private Pane pane(Section part) {
    return java.util.Objects.requireNonNull(panes.get(part));
  }

  private void export() {
    if (!pane().exports()) {
      return;
    }
    exports.save(
        pane().table(name(section.get())),
        saved -> model.tell("supervision.saved", saved),
        model::refused);
  }

  private void print() {
    if (!pane().exports()) {
      return;
    }
    exports.print(
        pane().table(name(section.get())),
        printer -> model.tell("supervision.printed", printer),
        model::refused);
  }

  private void openWall() {
    model.openWall(wall);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("home.supervision");
  }

  @Override
  public void activate() {
    model.start();
    pane().focus();
  }

  @Override
  public void deactivate() {
    pane().rest();
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    for (Section part : Section.values()) {
      keys.put(part.shortcut(), () -> section.set(part));
    }
    keys.putAll(pane().shortcuts());
    keys.put(Shortcut.SUPERVISE_EXPORT, this::export);
    keys.put(Shortcut.SUPERVISE_PRINT, this::print);
    keys.put(Shortcut.SUPERVISE_WALL, this::openWall);
    keys.put(Shortcut.BACK, leave);
    return keys;
  }

  @Override
  public List<Shortcut> hints() {
    return List.of(
        Shortcut.SUPERVISE_BOARD,
        Shortcut.SUPERVISE_ACTAS,
        Shortcut.SUPERVISE_PEOPLE,
        Shortcut.SUPERVISE_INCIDENTS,
        Shortcut.SUPERVISE_NIGHT,
        Shortcut.SUPERVISE_STATIONS,
        Shortcut.SUPERVISE_MISSING,
        Shortcut.SUPERVISE_WALL,
        Shortcut.BACK);
  }
}
