package mx.openprep.desktop.cotejo;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import mx.openprep.desktop.app.ui.Texts;

/**
 * A field as printed, what is published of it in large type, and what the paper or a proposal says.
 */
final class ComparedRow extends HBox {
  private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");
  private static final String FIGURE = "\\d{0,6}|[*-]";

  private final ComparedEntry entry;
  private final TextField paper = new TextField();

  /**
   * A row that only shows.
   *
   * @param proposal whether what a correction proposes stands beside it
   */
  ComparedRow(ComparedEntry entry, boolean proposal) {
    this.entry = entry;
    getStyleClass().add("compared-row");
    Label name = new Label(entry.view().getLabel());
    name.getStyleClass().add("field-label");
    name.setWrapText(true);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Label published = new Label(entry.published());
    published.getStyleClass().add("published-figure");
    getChildren().addAll(name, published);
    if (proposal) {
      Label proposed = new Label(entry.proposed().orElse(""));
      proposed.getStyleClass().addAll("published-figure", "proposed-figure");
      getChildren().add(proposed);
      pseudoClassStateChanged(DIFFERENT, entry.proposed().isPresent());
    }
  }

  /**
   * A row in which the paper's figure can be keyed.
   *
   * @param go to the row so many further down
   */
  ComparedRow(ComparedEntry entry, Texts texts, IntConsumer go) {
    this(entry, false);
    paper.setId("paper-" + entry.view().getField());
    paper.getStyleClass().add("figure");
    paper.setPromptText(texts.of("cotejo.same-figure"));
    paper.setAccessibleText(
        texts.of("cotejo.paper-figure", entry.view().getLabel(), entry.published()));
    paper.setTextFormatter(
        new TextFormatter<>(change -> change.getControlNewText().matches(FIGURE) ? change : null));
    paper.textProperty().bindBidirectional(entry.paperProperty());
    paper
        .textProperty()
        .subscribe(_ -> pseudoClassStateChanged(DIFFERENT, entry.difference().isPresent()));
    paper.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, go));
    getChildren().add(paper);
  }

  private static void move(KeyEvent event, IntConsumer go) {
    boolean up =
        event.getCode() == KeyCode.UP || (event.getCode() == KeyCode.TAB && event.isShiftDown());
    boolean down =
        event.getCode() == KeyCode.ENTER
            || event.getCode() == KeyCode.DOWN
            || (event.getCode() == KeyCode.TAB && !event.isShiftDown());
    if (up || down) {
      event.consume();
      go.accept(up ? -1 : 1);
    }
  }

  ComparedEntry entry() {
    return entry;
  }

  void take() {
    paper.requestFocus();
    paper.selectAll();
  }
}
