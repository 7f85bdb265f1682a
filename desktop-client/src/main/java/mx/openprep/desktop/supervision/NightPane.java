package mx.openprep.desktop.supervision;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.Stage;

/** The curves of the night, the present pace, and between which hours it may end. */
final class NightPane implements Pane {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int HOUR = 60;

  private final BoardModel model;
  private final Texts texts;
  private final NightChart chart;
  private final Label pace = new Label();
  private final Label forecast = new Label();
  private final VBox root;

  NightPane(BoardModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    chart = new NightChart(model, texts);
    pace.setWrapText(true);
    pace.getStyleClass().add("night-pace");
    forecast.setWrapText(true);
    forecast.getStyleClass().add("night-forecast");
    VBox.setVgrow(chart, Priority.ALWAYS);
    root = new VBox(pace, forecast, chart);
    root.getStyleClass().add("supervision-part");
    model.changesProperty().subscribe(change -> show());
  }

  private void show() {
    chart.show();
    pace.setText(
        texts.of(
            "supervision.pace",
            model.lately(Stage.ACOPIADAS, HOUR),
            model.lately(Stage.PRIMERA_CAPTURA, HOUR),
            model.lately(Stage.POR_ENVIAR, HOUR)));
    forecast.setText(forecast(model, texts));
  }

  /** In words: a range, or that there is nothing honest to say yet. */
  static String forecast(BoardModel model, Texts texts) {
    int left = left(model);
    if (left == 0) {
      return texts.of("forecast.done");
    }
    int minutes = (int) Forecast.WINDOW.toMinutes();
    int lately = model.lately(Stage.POR_ENVIAR, minutes);
    Optional<Forecast> seen = Forecast.of(lately, left, model.now());
    return seen.map(range ->
            range
                .latest()
                .map(latest ->
                    texts.of(
                        "forecast.between",
                        left,
                        clock(model, range.earliest()),
                        clock(model, latest),
                        minutes))
                .orElseGet(() ->
                    texts.of("forecast.after", left, clock(model, range.earliest()), minutes)))
        .orElseGet(() -> texts.of("forecast.unknown", left, lately, minutes));
  }

  private static int left(BoardModel model) {
    int settled =
        model.figureOfAll(Stage.POR_ENVIAR).passed() + model.figureOfAll(Stage.SIN_ACTA).actas();
    return Math.max(0, model.expectedOfAll() - settled);
  }

  private static String clock(BoardModel model, Instant instant) {
    return CLOCK.format(instant.atZone(model.zone()));
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    root.requestFocus();
  }

  @Override
  public Table table(String title) {
    List<List<String>> rows = new ArrayList<>();
    for (Stage stage : NightChart.CURVES) {
      model
          .curve(stage)
          .forEach((minute, reached) ->
              rows.add(
                  List.of(
                      NightChart.name(texts, stage),
                      CLOCK.format(Instant.ofEpochSecond(minute * 60).atZone(model.zone())),
                      String.valueOf(reached))));
    }
    return new Table(
        "noche",
        title,
        List.of(
            texts.of("supervision.stage"),
            texts.of("incident.when"),
            texts.of("supervision.actas")),
        rows);
  }
}
