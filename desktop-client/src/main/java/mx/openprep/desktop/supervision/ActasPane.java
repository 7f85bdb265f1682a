package mx.openprep.desktop.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ActaRow;
import mx.openprep.v1.Stage;
import org.jspecify.annotations.Nullable;

/** Every acta, found while one types; the life of the chosen one beside it. */
final class ActasPane implements Pane {
  private final SupervisionViewModel model;
  private final Texts texts;
  private final TextField search = new TextField();
  private final TableView<ActasModel.Entry> table = new TableView<>();
  private final Label count = new Label();
  private final LifePane life;
  private final HBox root;

  ActasPane(SupervisionViewModel model, Texts texts, Captures captures) {
    this.model = model;
    this.texts = texts;
    Controls controls = new Controls(texts);
    life = new LifePane(model, texts, captures);
    search.setId("acta-search");
    search.setAccessibleText(texts.of("supervision.search"));
    controls.withPrompt(search, "supervision.search.prompt");
    search.textProperty().bindBidirectional(model.actas().searchProperty());
    search.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
        event.consume();
        intoTable();
      }
    });
    HBox.setHgrow(search, Priority.ALWAYS);
    count.getStyleClass().add("hint");
    count.setMinWidth(Label.USE_PREF_SIZE);
    HBox line = new HBox(search, stages(), count);
    line.getStyleClass().add("input-line");
    table();
    VBox left = new VBox(line, table);
    left.getStyleClass().add("supervision-list");
    VBox.setVgrow(table, Priority.ALWAYS);
    HBox.setHgrow(left, Priority.ALWAYS);
    root = new HBox(left, life.root());
    root.getStyleClass().addAll("supervision-part", "side-by-side");
    model.actas().found().subscribe(this::foundAnew);
    showCount();
  }

  private ComboBox<Optional<Stage>> stages() {
    ComboBox<Optional<Stage>> stages = new ComboBox<>();
    stages.setAccessibleText(texts.of("supervision.stage"));
    stages.getItems().add(Optional.empty());
    StageLook.WAY.forEach(stage -> stages.getItems().add(Optional.of(stage)));
    StageLook.SIDE_EXITS.forEach(stage -> stages.getItems().add(Optional.of(stage)));
    stages.setConverter(
        Choices.words(stage ->
            stage
                .map(named -> StageLook.name(texts, named))
                .orElse(texts.of("supervision.every-stage"))));
    stages.valueProperty().bindBidirectional(model.actas().stageProperty());
    return stages;
  }

  private void table() {
    SortedList<ActasModel.Entry> sorted = new SortedList<>(model.actas().found());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("actas");
    table.setAccessibleText(texts.of("supervision.actas"));
    table.setPlaceholder(new Label(texts.of("supervision.none-found")));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getStyleClass().add("compact-table");
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.<ActasModel.Entry>column(
                    texts.of("supervision.casilla"), 200, this::casilla),
                Tables.<ActasModel.Entry>column(
                    texts.of("supervision.clave"), 116, e -> e.row().getCard().getClaveActa()),
                Tables.<ActasModel.Entry>column(
                    texts.of("supervision.election"),
                    130,
                    e -> e.row().getCard().getElectionName()),
                stage(),
                Tables.<ActasModel.Entry>column(texts.of("supervision.age"), 80, this::age),
                Tables.<ActasModel.Entry>column(
                    texts.of("supervision.holder"), 120, this::holder)));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> chosen(now));
  }

  private TableColumn<ActasModel.Entry, Stage> stage() {
    return Tables.pictured(
        texts.of("supervision.stage"),
        150,
        entry -> entry.row().getStage(),
        stage -> StageLook.name(texts, stage),
        StageLook::icon);
  }

  private void chosen(ActasModel.@Nullable Entry entry) {
    if (entry != null) {
      String acta = entry.row().getCard().getActa();
      boolean shown =
          model
              .lifeProperty()
              .getValue()
              .filter(open -> open.getRow().getCard().getActa().equals(acta))
              .isPresent();
      if (!shown) {
        model.open(acta);
      }
    }
  }

  private void intoTable() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  private void foundAnew() {
    showCount();
    if (table.getSelectionModel().isEmpty()) {
      model.lifeProperty().getValue().ifPresent(open -> choose(open.getRow().getCard().getActa()));
    }
  }

  /** The acta whose life is open stays the chosen one. */
  private void choose(String acta) {
    table.getItems().stream()
        .filter(entry -> entry.row().getCard().getActa().equals(acta))
        .findFirst()
        .ifPresent(table.getSelectionModel()::select);
  }

  private void showCount() {
    count.setText(
        texts.of("supervision.found", model.actas().found().size(), model.actas().size()));
  }

  private String casilla(ActasModel.Entry entry) {
    return texts.of(
        "acta.casilla", entry.row().getCard().getSection(), entry.row().getCard().getCasillaName());
  }

  private String age(ActasModel.Entry entry) {
    ActaRow row = entry.row();
    return row.hasSince()
        ? new Ages(texts)
            .of(Duration.between(WireValues.instant(row.getSince()), model.board().now()))
        : "";
  }

  private String holder(ActasModel.Entry entry) {
    ActaRow row = entry.row();
    boolean held =
        row.hasHeldUntil() && WireValues.instant(row.getHeldUntil()).isAfter(model.board().now());
    return held ? row.getHolderName() : "";
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    search.requestFocus();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.SUPERVISE_SEARCH, this::searchAgain);
    keys.putAll(life.shortcuts());
    return keys;
  }

  private void searchAgain() {
    search.requestFocus();
    search.selectAll();
  }

  @Override
  public Table table(String title) {
    List<List<String>> rows = new ArrayList<>();
    for (ActasModel.Entry entry : table.getItems()) {
      rows.add(
          List.of(
              casilla(entry),
              entry.row().getCard().getClaveActa(),
              entry.row().getCard().getElectionName(),
              entry.row().getCard().getMunicipalityName(),
              StageLook.name(texts, entry.row().getStage()),
              age(entry),
              holder(entry)));
    }
    return new Table(
        "actas",
        title,
        List.of(
            texts.of("supervision.casilla"),
            texts.of("supervision.clave"),
            texts.of("supervision.election"),
            texts.of("supervision.municipality"),
            texts.of("supervision.stage"),
            texts.of("supervision.age"),
            texts.of("supervision.holder")),
        rows);
  }
}
