package mx.openprep.desktop.cotejo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.CotejoTask;
import mx.openprep.v1.PageArea;

/**
 * All fields of an acta as published, in the order of the paper; a reason below where one is due.
 */
final class ComparedPane extends VBox {
  private final List<ComparedRow> rows = new ArrayList<>();
  private final VBox list = new VBox();
  private final ScrollPane scroll = new ScrollPane(list);
  private final TextField reason = new TextField();
  private final Controls controls;
  private final Texts texts;

  private ComparedPane(CotejoTask task, ComparedForm form, Texts texts) {
    this.texts = texts;
    controls = new Controls(texts);
    getStyleClass().add("compared");
    list.getStyleClass().add("field-list");
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(texts.of("cotejo.figures"));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    reason.setId("reason");
    reason.textProperty().bindBidirectional(form.reason());
    Label published =
        new Label(
            texts.of(
                "cotejo.published",
                task.getCut(),
                task.getTotal(),
                task.getContabilizada(),
                task.getObservaciones()));
    published.getStyleClass().add("published-line");
    published.setWrapText(true);
    published.setMinHeight(USE_PREF_SIZE);
    getChildren().add(published);
  }

  /** Only to look at. */
  static ComparedPane toCompare(CotejoTask task, ComparedForm form, Texts texts) {
    ComparedPane pane = new ComparedPane(task, form, texts);
    form.entries().forEach(entry -> pane.rows.add(new ComparedRow(entry, false)));
    pane.finish(pane.head("cotejo.head.published"), List.of());
    // The arrows and the page keys move the list: the hands may stay at the paper.
    pane.scroll.setFocusTraversable(true);
    return pane;
  }

  /**
   * To key what the paper says.
   *
   * @param at is told where on the page the field at hand lies
   */
  static ComparedPane toCorrect(
      CotejoTask task, ComparedForm form, Texts texts, Consumer<PageArea> at) {
    ComparedPane pane = new ComparedPane(task, form, texts);
    for (int i = 0; i < form.entries().size(); i++) {
      int here = i;
      pane.rows.add(
          new ComparedRow(form.entries().get(i), texts, steps -> pane.go(here + steps, at)));
    }
    pane.finish(
        pane.head("cotejo.head.published", "cotejo.head.paper"),
        List.of(pane.controls.named("cotejo.reason", pane.reason)));
    return pane;
  }

  /** To decide on a proposal: only what it changes, then everything else. */
  static ComparedPane toDecide(CotejoTask task, ComparedForm form, Texts texts) {
    ComparedPane pane = new ComparedPane(task, form, texts);
    form.entries().stream()
        .sorted(java.util.Comparator.comparing(entry -> entry.proposed().isEmpty()))
        .forEach(entry -> pane.rows.add(new ComparedRow(entry, true)));
    Label by =
        new Label(
            texts.of(
                "cotejo.proposed-by",
                task.getCorrection().getProposedBy(),
                task.getCorrection().getReason()));
    by.getStyleClass().add("proposed-by");
    by.setWrapText(true);
    by.setMinHeight(USE_PREF_SIZE);
    pane.getChildren().add(by);
    pane.finish(
        pane.head("cotejo.head.published", "cotejo.head.proposed"),
        List.of(pane.controls.named("cotejo.decision-reason", pane.reason)));
    return pane;
  }

  private void finish(Node head, List<? extends Node> below) {
    list.getChildren().setAll(rows);
    getChildren().addAll(head, scroll);
    getChildren().addAll(below);
  }

  private Node head(String... columns) {
    HBox head = new HBox(controls.label("cotejo.head.field", "field-name"), Controls.spacer());
    head.getStyleClass().add("compared-head");
    for (String column : columns) {
      Label name = new Label(texts.of(column));
      name.getStyleClass().addAll("field-name", "compared-column");
      head.getChildren().add(name);
    }
    return head;
  }

  /** Puts the hand where the work begins. */
  void takeFirst(Consumer<PageArea> at) {
    applyCss();
    go(0, at);
  }

  void takeReason() {
    reason.requestFocus();
  }

  void takeList() {
    scroll.requestFocus();
  }

  private void go(int place, Consumer<PageArea> at) {
    if (place >= rows.size()) {
      reason.requestFocus();
    } else if (place >= 0) {
      ComparedRow row = rows.get(place);
      row.take();
      show(row);
      if (row.entry().view().hasArea()) {
        at.accept(row.entry().view().getArea());
      }
    }
  }

  private void show(ComparedRow row) {
    double hidden = list.getHeight() - scroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      double top =
          row.getBoundsInParent().getCenterY() - scroll.getViewportBounds().getHeight() / 2;
      scroll.setVvalue(Math.clamp(top / hidden, 0, 1));
    }
  }
}
