package mx.openprep.desktop.supervision;

import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.NodeStream;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.BoardUpdate;
import mx.openprep.v1.ListMissingRequest;
import mx.openprep.v1.ListMissingResponse;
import mx.openprep.v1.WatchBoardRequest;

/**
 * The night on a screen everybody passes: large type, no person's name, nothing to press but the
 * key that ends it. Board, curves and missing actas take turns.
 */
public final class WallView implements Screen {
  private static final Duration TURN = Duration.seconds(15);
  private static final int MISSING_SHOWN = 24;
  private static final int COLUMNS = 3;

  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final Runnable end;
  private final BoardModel board = new BoardModel();
  private final NodeStream<BoardUpdate> stream;
  private final Lane missingLane = new Lane();
  private final WallBoard figures;
  private final NightChart chart;
  private final Label forecast = new Label();
  private final Label missingTitle = new Label();
  private final GridPane missing = new GridPane();
  private final List<Parent> turns;
  private final StackPane root = new StackPane();
  private final Timeline turning;
  private int turn;

  /**
   * The wall.
   *
   * @param end ends its session and goes back to logging in
   */
  public WallView(NodeApi api, Background background, Texts texts, Runnable end) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.end = end;
    stream =
        new NodeStream<>(
            background,
            observer ->
                api.supervisionStream()
                    .watchBoard(WatchBoardRequest.getDefaultInstance(), observer),
            this::told);
    figures = new WallBoard(board, texts);
    chart = new NightChart(board, texts);
    forecast.setWrapText(true);
    forecast.getStyleClass().add("wall-words");
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox night = new VBox(title("supervision.night"), chart, forecast);
    night.getStyleClass().add("wall-part");
    missingTitle.getStyleClass().add("wall-title");
    missing.getStyleClass().add("wall-missing");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints equal = new ColumnConstraints();
      equal.setPercentWidth(100.0 / COLUMNS);
      missing.getColumnConstraints().add(equal);
    }
    VBox absent = new VBox(missingTitle, missing);
    absent.getStyleClass().add("wall-part");
    turns = List.of(figures, night, absent);
    root.getStyleClass().add("wall");
    root.getChildren().setAll(turns);
    turning = new Timeline(new KeyFrame(TURN, event -> next()));
    turning.setCycleCount(Animation.INDEFINITE);
    show();
  }

  private Label title(String key) {
    Label title = new Label(texts.of(key));
    title.getStyleClass().add("wall-title");
    return title;
  }

  private void told(BoardUpdate update) {
    board.told(update);
    figures.show();
    chart.show();
    forecast.setText(NightPane.forecast(board, texts));
  }

  private void next() {
    turn = (turn + 1) % turns.size();
    show();
  }

  private void show() {
    for (int i = 0; i < turns.size(); i++) {
      turns.get(i).setVisible(i == turn);
    }
    if (root.getScene() != null) {
      askMissing();
    }
  }

  private void askMissing() {
    background
        .task(
            missingLane,
            () ->
                api.acopio()
                    .listMissing(ListMissingRequest.newBuilder().setLimit(MISSING_SHOWN).build()))
        .onSuccess(this::show)
        .start();
  }

  private void show(ListMissingResponse absent) {
    missingTitle.setText(texts.of("acopio.missing", absent.getTotal()));
    missing.getChildren().clear();
    int place = 0;
    for (ActaCard card : absent.getActasList()) {
      Label line =
          new Label(
              texts.of("acta.casilla", card.getSection(), card.getCasillaName())
                  + "\n"
                  + card.getElectionName());
      line.setWrapText(true);
      missing.add(line, place % COLUMNS, place / COLUMNS);
      place++;
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("supervision.wall");
  }

  /** It has the whole window: no name, no buttons. */
  @Override
  public boolean isBare() {
    return true;
  }

  @Override
  public void activate() {
    stream.start();
    askMissing();
    turning.play();
    root.requestFocus();
  }

  @Override
  public void deactivate() {
    stream.stop();
    turning.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    return Map.of(Shortcut.BACK, end, Shortcut.SUPERVISE_NEXT, this::next);
  }
}
