package mx.openprep.desktop.supervision;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.Stage;

/** How many actas had reached each stage, over the hours of the night. */
final class NightChart extends LineChart<Number, Number> {
  static final List<Stage> CURVES =
      List.of(
          Stage.ACOPIADAS,
          Stage.PRIMERA_CAPTURA,
          Stage.SEGUNDA_CAPTURA,
          Stage.POR_ENVIAR,
          Stage.PUBLICADAS);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int SHORTEST_MINUTES = 30;

  private final BoardModel model;
  private final Map<Stage, XYChart.Series<Number, Number>> curves = new EnumMap<>(Stage.class);

  NightChart(BoardModel model, Texts texts) {
    super(new NumberAxis(), new NumberAxis());
    this.model = model;
    setAnimated(false);
    setCreateSymbols(false);
    setAccessibleText(texts.of("supervision.night"));
    getStyleClass().add("night-chart");
    for (Stage stage : CURVES) {
      XYChart.Series<Number, Number> curve = new XYChart.Series<>();
      curve.setName(name(texts, stage));
      curves.put(stage, curve);
    }
    getData().setAll(List.copyOf(curves.values()));
    NumberAxis hours = (NumberAxis) getXAxis();
    hours.setAutoRanging(false);
    hours.setMinorTickVisible(false);
    hours.setTickLabelFormatter(new Clock());
    NumberAxis actas = (NumberAxis) getYAxis();
    actas.setMinorTickVisible(false);
    actas.setForceZeroInRange(true);
  }

  /** What the curve of a stage counts: those that reached it, whatever came after. */
  static String name(Texts texts, Stage stage) {
    return switch (stage) {
      case ACOPIADAS -> texts.of("curve.received");
      case PRIMERA_CAPTURA -> texts.of("curve.digitized");
      case SEGUNDA_CAPTURA -> texts.of("curve.captured");
      case POR_ENVIAR -> texts.of("curve.verified");
      case PUBLICADAS -> texts.of("curve.published");
      case ESPERADAS,
          TERCERA_CAPTURA,
          RESOLUCION,
          POR_PUBLICAR,
          SIN_ACTA,
          FUERA_DE_CATALOGO,
          SIN_IDENTIFICAR,
          POR_REDIGITALIZAR,
          STAGE_UNSPECIFIED,
          UNRECOGNIZED ->
          StageLook.name(texts, stage);
    };
  }

  void show() {
    long now = model.now().getEpochSecond() / 60;
    long first = now - SHORTEST_MINUTES;
    for (Stage stage : CURVES) {
      SortedMap<Long, Integer> reached = model.curve(stage);
      if (!reached.isEmpty()) {
        first = Math.min(first, reached.firstKey() - 1);
      }
    }
    NumberAxis hours = (NumberAxis) getXAxis();
    hours.setLowerBound((double) first);
    hours.setUpperBound((double) now);
    hours.setTickUnit((double) Math.max(5, Math.ceilDiv(now - first, 8)));
    long from = first;
    curves.forEach((stage, curve) -> draw(curve, model.curve(stage), from, now));
  }

  private static void draw(
      XYChart.Series<Number, Number> curve,
      SortedMap<Long, Integer> reached,
      long first,
      long now) {
    List<XYChart.Data<Number, Number>> points = new java.util.ArrayList<>();
    int before = 0;
    points.add(new XYChart.Data<>(first, 0));
    for (Map.Entry<Long, Integer> point : reached.entrySet()) {
      points.add(new XYChart.Data<>(point.getKey(), before));
      points.add(new XYChart.Data<>(point.getKey() + 1, point.getValue()));
      before = point.getValue();
    }
    points.add(new XYChart.Data<>(now, before));
    curve.getData().setAll(points);
  }

  private final class Clock extends StringConverter<Number> {
    @Override
    public String toString(Number minute) {
      return CLOCK.format(Instant.ofEpochSecond(minute.longValue() * 60).atZone(model.zone()));
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException("Nothing is typed into an axis");
    }
  }
}
