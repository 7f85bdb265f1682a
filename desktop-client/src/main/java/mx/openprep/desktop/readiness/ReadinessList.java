package mx.openprep.desktop.readiness;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessLevel;
import mx.openprep.readiness.ReadinessReport;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** One line a check: colour, sign and word of how it is, what was found, and what to do. */
public final class ReadinessList extends VBox {
  private final ReadinessWords words;

  public ReadinessList(ReadinessWords words, ObservableValue<Optional<ReadinessReport>> report) {
    this.words = words;
    getStyleClass().add("readiness");
    report.subscribe(this::show);
  }

  private void show(Optional<ReadinessReport> report) {
    getChildren().clear();
    report.ifPresent(shown -> {
      getChildren().add(summary(shown.level()));
      shown.items().forEach(item -> getChildren().add(line(item)));
    });
  }

  private Node summary(ReadinessLevel level) {
    Label summary = new Label(words.summary(level));
    summary.setId("readiness-summary");
    summary.setWrapText(true);
    summary.getStyleClass().addAll("readiness-summary", colour(level));
    return summary;
  }

  private Node line(ReadinessItem item) {
    Notice notice = words.notice(item);
    Label level = new Label(words.level(item.level()));
    level.setGraphic(Controls.icon(sign(item.level()), "readiness-sign"));
    level.getStyleClass().add("readiness-level");
    Label check = new Label(words.check(item.check()));
    check.getStyleClass().add("readiness-check");
    VBox said = new VBox(new HBox(12, check, text(notice.title(), "readiness-found")));
    if (item.level() != ReadinessLevel.READY) {
      said.getChildren().add(text(notice.cause() + " " + notice.action(), "readiness-do"));
    }
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox line = new HBox(level, said);
    line.setId("readiness-" + item.check().name());
    line.getStyleClass().addAll("readiness-line", colour(item.level()));
    line.setAccessibleRole(AccessibleRole.TEXT);
    line.setAccessibleText(
        String.join(
            ". ",
            words.check(item.check()),
            words.level(item.level()),
            notice.title(),
            notice.cause(),
            notice.action()));
    return line;
  }

  private static Label text(String words, String styleClass) {
    Label label = new Label(words.strip());
    label.setWrapText(true);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static String colour(ReadinessLevel level) {
    return switch (level) {
      case READY -> "success";
      case ATTENTION -> "warning";
      case FAULT -> "danger";
    };
  }

  private static Ikon sign(ReadinessLevel level) {
    return switch (level) {
      case READY -> Material2AL.CHECK_CIRCLE;
      case ATTENTION -> Material2MZ.WARNING;
      case FAULT -> Material2AL.ERROR;
    };
  }
}
