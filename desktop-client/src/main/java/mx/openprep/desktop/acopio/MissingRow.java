package mx.openprep.desktop.acopio;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import mx.openprep.v1.MissingSobre;
import org.jspecify.annotations.Nullable;

/** One line of the list of what is missing; its columns stand under those of the head. */
final class MissingRow extends HBox {
  private static final List<Double> WIDTHS = List.of(70.0, 140.0, 125.0, 250.0, 105.0);

  MissingRow() {
    getStyleClass().add("missing-row");
    WIDTHS.forEach(width -> {
      Label label = wrapped();
      label.setMinWidth(width);
      label.setPrefWidth(width);
      label.setMaxWidth(width);
      getChildren().add(label);
    });
    getChildren().getLast().getStyleClass().add("missing-due");
    Label last = wrapped();
    last.setPrefWidth(0);
    last.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(last, Priority.ALWAYS);
    getChildren().add(last);
    setPrefWidth(0);
  }

  /** What is long goes on in a second line. */
  private static Label wrapped() {
    Label label = new Label();
    label.setWrapText(true);
    return label;
  }

  void fill(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      ((Label) getChildren().get(i)).setText(texts[i]);
    }
  }

  /** A line of the list. */
  static final class Cell extends ListCell<MissingSobre> {
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");

    private final MissingList list;
    private final MissingRow row = new MissingRow();

    Cell(MissingList list) {
      this.list = list;
    }

    @Override
    protected void updateItem(@Nullable MissingSobre sobre, boolean empty) {
      super.updateItem(sobre, empty);
      pseudoClassStateChanged(OVERDUE, !empty && sobre != null && sobre.getArrival().getOverdue());
      if (empty || sobre == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      String elections = String.join(" · ", sobre.getElectionsList());
      row.fill(
          sobre.getSection(),
          sobre.getCasillaName(),
          sobre.getMunicipalityName(),
          elections,
          list.expected(sobre),
          sobre.getArrival().getNote());
      setAccessibleText(
          String.join(
              ", ",
              sobre.getSection(),
              sobre.getCasillaName(),
              elections,
              list.expected(sobre),
              sobre.getArrival().getNote()));
      setGraphic(row);
    }
  }
}
