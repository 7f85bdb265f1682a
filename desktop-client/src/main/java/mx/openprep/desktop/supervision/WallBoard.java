package mx.openprep.desktop.supervision;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.Stage;

/** The board in type that is read across a room. */
final class WallBoard extends VBox {
  private static final int COLUMNS = 4;
  private static final List<Stage> SHOWN =
      List.of(
          Stage.ESPERADAS,
          Stage.ACOPIADAS,
          Stage.PRIMERA_CAPTURA,
          Stage.SEGUNDA_CAPTURA,
          Stage.TERCERA_CAPTURA,
          Stage.RESOLUCION,
          Stage.POR_ENVIAR,
          Stage.SIN_ACTA);

  private final BoardModel model;
  private final Texts texts;
  private final Label headline = new Label();
  private final Map<Stage, Label> counts = new EnumMap<>(Stage.class);
  private final Map<Stage, Label> ages = new EnumMap<>(Stage.class);

  WallBoard(BoardModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("wall-part");
    headline.getStyleClass().add("wall-title");
    headline.setWrapText(true);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("wall-grid");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints equal = new ColumnConstraints();
      equal.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(equal);
    }
    for (Stage stage : SHOWN) {
      int place = grid.getChildren().size();
      grid.add(card(stage), place % COLUMNS, place / COLUMNS);
    }
    getChildren().addAll(headline, grid);
  }

  private VBox card(Stage stage) {
    Label name =
        new Label(StageLook.name(texts, stage), Controls.icon(StageLook.icon(stage), "wall-icon"));
    name.setWrapText(true);
    name.getStyleClass().add("wall-name");
    Label count = new Label("–");
    count.getStyleClass().add("wall-count");
    Label age = new Label();
    age.getStyleClass().add("wall-age");
    counts.put(stage, count);
    ages.put(stage, age);
    VBox card = new VBox(name, count, age);
    card.getStyleClass().addAll("stage-card", "wall-card");
    return card;
  }

  void show() {
    int verified = model.figureOfAll(Stage.POR_ENVIAR).passed();
    int expected = model.expectedOfAll();
    headline.setText(
        texts.of(
            "supervision.wall.headline",
            verified,
            expected,
            Tables.percent(expected == 0 ? 0 : (double) verified / expected)));
    counts.forEach((stage, label) ->
        label.setText(String.format(texts.locale(), "%,d", model.figureOfAll(stage).actas())));
    ages.forEach((stage, label) ->
        label.setText(
            model
                .figureOfAll(stage)
                .oldest()
                .filter(age -> StageLook.isWork(stage))
                .map(age -> texts.of("supervision.wall.oldest", new Ages(texts).of(age)))
                .orElse("")));
  }
}
