package mx.openprep.desktop.acopio;

import java.util.List;
import java.util.function.ToIntFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.MunicipalityCount;

/** How the paper stands, a bar for the CATD and one for each municipality, with its figures. */
final class MunicipalityChart extends VBox {
  private static final double WIDTH = 340;

  private final Texts texts;
  private final VBox bars = new VBox();

  /** A part of a bar. */
  private record Part(String textKey, String styleClass, ToIntFunction<MunicipalityCount> count) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("missing.acopiadas", "bar-here", MunicipalityCount::getAcopiadas),
          new Part("missing.photographed", "bar-photo", MunicipalityCount::getPhotographed),
          new Part("missing.sin-acta", "bar-without", MunicipalityCount::getSinActa),
          new Part("missing.missing", "bar-missing", MunicipalityCount::getMissing));

  MunicipalityChart(Texts texts, ObservableValue<List<MunicipalityCount>> counts) {
    this.texts = texts;
    getStyleClass().add("chart");
    bars.getStyleClass().add("chart-bars");
    ScrollPane scroll = new ScrollPane(bars);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(texts.of("missing.chart"));
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    counts.subscribe(this::show);
  }

  private void show(List<MunicipalityCount> counts) {
    bars.getChildren().clear();
    if (counts.size() != 1) {
      bars.getChildren().add(bar(all(counts)));
    }
    counts.forEach(count -> bars.getChildren().add(bar(count)));
  }

  private MunicipalityCount all(List<MunicipalityCount> counts) {
    MunicipalityCount.Builder all =
        MunicipalityCount.newBuilder().setName(texts.of("missing.everywhere"));
    for (MunicipalityCount count : counts) {
      all.setExpected(all.getExpected() + count.getExpected())
          .setAcopiadas(all.getAcopiadas() + count.getAcopiadas())
          .setSinActa(all.getSinActa() + count.getSinActa())
          .setPhotographed(all.getPhotographed() + count.getPhotographed())
          .setMissing(all.getMissing() + count.getMissing());
    }
    return all.build();
  }

  private Node bar(MunicipalityCount count) {
    HBox bar = new HBox();
    bar.getStyleClass().add("chart-bar");
    VBox figures = new VBox();
    for (Part part : PARTS) {
      int actas = part.count().applyAsInt(count);
      if (actas > 0) {
        Region piece = new Region();
        piece.getStyleClass().addAll("chart-piece", part.styleClass());
        piece.setPrefWidth(Math.max(2, WIDTH * actas / Math.max(1, count.getExpected())));
        bar.getChildren().add(piece);
        figures.getChildren().add(figure(part, actas));
      }
    }
    Label name =
        new Label(
            texts.of(
                "missing.bar",
                count.getName().isEmpty() ? texts.of("missing.nowhere") : count.getName(),
                count.getExpected()));
    name.getStyleClass().add("chart-name");
    VBox whole = new VBox(name, bar, figures);
    whole.getStyleClass().add("chart-row");
    return whole;
  }

  private Node figure(Part part, int actas) {
    Region sign = new Region();
    sign.getStyleClass().addAll("chart-sign", part.styleClass());
    Label words = new Label(texts.of(part.textKey(), actas));
    HBox line = new HBox(sign, words);
    line.getStyleClass().add("chart-figure");
    return line;
  }
}
