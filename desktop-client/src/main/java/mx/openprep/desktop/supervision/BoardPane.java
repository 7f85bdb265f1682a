package mx.openprep.desktop.supervision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.Stage;

/** Where every acta waits: a card for each stage, and a line for each municipality and election. */
final class BoardPane implements Pane {
  private static final int COLUMNS = 5;

  private final BoardModel model;
  private final Texts texts;
  private final Map<Stage, StageCard> cards = new EnumMap<>(Stage.class);
  private final Label summary = new Label();
  private final TableView<BoardModel.Line> lines = new TableView<>();
  private final VBox root;

  BoardPane(BoardModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    GridPane way = new GridPane();
    way.getStyleClass().add("stage-grid");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints equal = new ColumnConstraints();
      equal.setPercentWidth(100.0 / COLUMNS);
      way.getColumnConstraints().add(equal);
    }
    List<Stage> all = new ArrayList<>(StageLook.WAY);
    all.addAll(StageLook.SIDE_EXITS);
    for (int i = 0; i < all.size(); i++) {
      StageCard card = new StageCard(texts, all.get(i));
      cards.put(all.get(i), card);
      way.add(card, i % COLUMNS, i / COLUMNS);
    }
    summary.getStyleClass().add("board-summary");
    summary.setWrapText(true);
    VBox corner = new VBox(summary);
    corner.getStyleClass().add("stage-corner");
    way.add(corner, all.size() % COLUMNS, all.size() / COLUMNS, 2, 1);
    columns();
    VBox.setVgrow(lines, Priority.ALWAYS);
    root = new VBox(way, lines);
    root.getStyleClass().add("supervision-part");
    model.changesProperty().subscribe(change -> show());
    model.electionProperty().subscribe(chosen -> show());
    model.municipalityProperty().subscribe(chosen -> show());
  }

  private void columns() {
    lines.setAccessibleText(texts.of("supervision.lines"));
    lines.getStyleClass().add("compact-table");
    lines.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    add(texts.of("supervision.municipality"), 150, line -> line.municipality().name());
    add(texts.of("supervision.election"), 190, line -> line.election().name());
    for (Stage stage : StageLook.WAY) {
      add(StageLook.name(texts, stage), 84, line -> String.valueOf(line.of(stage)));
    }
    add(texts.of("stage.sin-acta"), 70, line -> String.valueOf(line.of(Stage.SIN_ACTA)));
  }

  private void add(String heading, int width, Function<BoardModel.Line, String> text) {
    TableColumn<BoardModel.Line, String> column = Tables.column(heading, width, text);
    lines.getColumns().add(column);
  }

  private void show() {
    cards.forEach((stage, card) -> card.show(model.figure(stage)));
    lines.getItems().setAll(model.lines());
    summary.setText(
        texts.of("supervision.summary", model.expected(), model.openIncidents())
            + (model.isPublicationKnown()
                ? ""
                : "\n" + texts.of("supervision.publication-unknown")));
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    lines.requestFocus();
  }

  @Override
  public Table table(String title) {
    List<List<String>> rows = new ArrayList<>();
    for (Stage stage : cards.keySet()) {
      BoardModel.Figure figure = model.figure(stage);
      rows.add(
          List.of(
              StageLook.name(texts, stage),
              String.valueOf(figure.actas()),
              Tables.percent(figure.share()),
              figure.oldest().map(age -> new Ages(texts).of(age)).orElse("")));
    }
    for (BoardModel.Line line : model.lines()) {
      for (Stage stage : cards.keySet()) {
        if (line.of(stage) > 0) {
          rows.add(
              List.of(
                  line.municipality().name()
                      + " · "
                      + line.election().name()
                      + " · "
                      + StageLook.name(texts, stage),
                  String.valueOf(line.of(stage)),
                  "",
                  ""));
        }
      }
    }
    return new Table(
        "tablero",
        title,
        List.of(
            texts.of("supervision.stage"),
            texts.of("supervision.actas"),
            texts.of("supervision.share"),
            texts.of("supervision.oldest")),
        rows);
  }

  /** One stage: picture, name, how many, which part of all, and how long the oldest has waited. */
  static final class StageCard extends VBox {
    private final Texts texts;
    private final Stage stage;
    private final Label count = new Label("–");
    private final Label share = new Label();
    private final Label age = new Label();

    StageCard(Texts texts, Stage stage) {
      this.texts = texts;
      this.stage = stage;
      setAccessibleRole(javafx.scene.AccessibleRole.TEXT);
      getStyleClass().add("stage-card");
      Label name =
          new Label(
              StageLook.name(texts, stage), Controls.icon(StageLook.icon(stage), "stage-icon"));
      name.getStyleClass().add("stage-name");
      name.setWrapText(true);
      count.getStyleClass().add("stage-count");
      share.getStyleClass().add("stage-share");
      age.getStyleClass().add("stage-age");
      javafx.scene.layout.HBox line =
          new javafx.scene.layout.HBox(count, share, Controls.spacer(), age);
      line.getStyleClass().add("stage-line");
      getChildren().addAll(name, line);
    }

    void show(BoardModel.Figure figure) {
      count.setText(String.format(texts.locale(), "%,d", figure.actas()));
      share.setText(Tables.percent(figure.share()));
      share.setVisible(stage != Stage.SIN_IDENTIFICAR && stage != Stage.FUERA_DE_CATALOGO);
      boolean waits = StageLook.isWork(stage) && figure.oldest().isPresent();
      age.setVisible(waits);
      getStyleClass().removeAll("calm", "soon", "now");
      if (waits) {
        Urgency urgency = Urgency.of(figure.oldest().orElseThrow());
        age.setText(new Ages(texts).of(figure.oldest().orElseThrow()));
        age.setGraphic(Controls.icon(urgency.icon(), "age-icon"));
        getStyleClass().add(urgency.styleClass());
      }
      setAccessibleText(
          texts.of(
              "supervision.stage.spoken",
              StageLook.name(texts, stage),
              figure.actas(),
              share.getText(),
              waits ? age.getText() : texts.of("supervision.nobody-waits")));
    }
  }
}
