package mx.openprep.desktop.digitization;

import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ActaCard;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The pages of this sitting, small, each with what has become of it; the newest in sight. */
final class PageStrip extends ListView<BatchPage> {
  private final Texts texts;

  PageStrip(Texts texts, ObservableList<BatchPage> pages, Consumer<BatchPage> opened) {
    super(pages);
    this.texts = texts;
    setOrientation(Orientation.HORIZONTAL);
    getStyleClass().add("page-strip");
    setAccessibleText(texts.of("scan.strip"));
    setPlaceholder(new Controls(texts).label("scan.strip.empty", "hint"));
    setCellFactory(list -> new Cell());
    pages.addListener(
        (ListChangeListener<BatchPage>)
            change -> {
              if (!pages.isEmpty()) {
                scrollTo(pages.size() - 1);
              }
            });
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        open(opened);
      }
    });
    setOnMouseClicked(event -> open(opened));
  }

  private void open(Consumer<BatchPage> opened) {
    BatchPage selected = getSelectionModel().getSelectedItem();
    if (selected != null) {
      opened.accept(selected);
    }
  }

  private String words(PageOutcome outcome) {
    return switch (outcome) {
      case PageOutcome.Coming o -> texts.of("scan.outcome.coming");
      case PageOutcome.Filed o -> casilla(o.acta());
      case PageOutcome.Repeated o -> texts.of("scan.outcome.repeated");
      case PageOutcome.Stopped o -> texts.notice(o.why()).title();
      case PageOutcome.Unidentified o -> texts.notice(o.why()).title();
      case PageOutcome.Aside o -> texts.of("scan.outcome.aside");
    };
  }

  private String casilla(ActaCard acta) {
    return texts.of("acta.casilla", acta.getSection(), acta.getCasillaName());
  }

  private static String colour(PageOutcome outcome) {
    return switch (outcome) {
      case PageOutcome.Coming o -> "accent";
      case PageOutcome.Filed o -> "success";
      case PageOutcome.Stopped o -> "danger";
      case PageOutcome.Unidentified o -> "warning";
      case PageOutcome.Repeated o -> "neutral";
      case PageOutcome.Aside o -> "neutral";
    };
  }

  private static Ikon icon(PageOutcome outcome) {
    return switch (outcome) {
      case PageOutcome.Coming o -> Material2AL.HOURGLASS_EMPTY;
      case PageOutcome.Filed o -> Material2AL.CHECK_CIRCLE;
      case PageOutcome.Stopped o -> Material2MZ.PAN_TOOL;
      case PageOutcome.Unidentified o -> Material2AL.HELP_OUTLINE;
      case PageOutcome.Repeated o -> Material2AL.FILE_COPY;
      case PageOutcome.Aside o -> Material2AL.DELETE_OUTLINE;
    };
  }

  private final class Cell extends ListCell<BatchPage> {
    private final ImageView small = new ImageView();
    private final Label outcome = new Label();
    private final StackPane paper = new StackPane(small);
    private final VBox card = new VBox(paper, outcome);
    private Subscription watching = Subscription.EMPTY;

    private Cell() {
      small.setFitHeight(78);
      small.setPreserveRatio(true);
      paper.getStyleClass().add("strip-paper");
      card.getStyleClass().add("strip-card");
      outcome.getStyleClass().add("strip-outcome");
      outcome.setWrapText(true);
    }

    @Override
    protected void updateItem(@Nullable BatchPage page, boolean empty) {
      super.updateItem(page, empty);
      watching.unsubscribe();
      watching = Subscription.EMPTY;
      if (empty || page == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      watching = page.outcomeProperty().subscribe(now -> show(page, now));
      setGraphic(card);
    }

    private void show(BatchPage page, PageOutcome now) {
      small.setImage(
          page.seen()
              .map(seen -> new Image(new ByteArrayInputStream(seen.small().toByteArray())))
              .orElse(null));
      outcome.setText(words(now));
      outcome.setGraphic(Controls.icon(icon(now), "strip-icon"));
      card.getStyleClass().setAll("strip-card", colour(now));
      setAccessibleText(texts.of("scan.strip.page", page.number(), words(now)));
    }
  }
}
