package mx.openprep.desktop.setup;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import mx.openprep.desktop.app.ui.Texts;

/** The groups of a hash as they are typed, each with how it compares. */
final class GroupsPane extends FlowPane {
  private final Texts texts;

  GroupsPane(Texts texts, ObservableValue<HexComparison> comparison) {
    this.texts = texts;
    getStyleClass().add("hex-groups");
    comparison.subscribe(now -> show(now.groups()));
  }

  private void show(List<HexComparison.Group> groups) {
    getChildren().setAll(groups.stream().map(this::label).toList());
  }

  private Label label(HexComparison.Group group) {
    String words =
        switch (group.state()) {
          case MISSING -> texts.of("setup.group.missing");
          case WAITING -> texts.of("setup.group.waiting");
          case SAME -> texts.of("setup.group.same");
          case DIFFERENT -> texts.of("setup.group.different");
        };
    String sign =
        switch (group.state()) {
          case MISSING, WAITING -> "";
          case SAME -> " ✓";
          case DIFFERENT -> " ✗";
        };
    String typed = group.typed().isEmpty() ? "····" : group.typed();
    Label label = new Label(typed + sign);
    label.getStyleClass().addAll("hex-group", style(group.state()));
    label.setAccessibleText(typed + ": " + words);
    return label;
  }

  private static String style(HexComparison.State state) {
    return switch (state) {
      case MISSING, WAITING -> "open";
      case SAME -> "same";
      case DIFFERENT -> "different";
    };
  }
}
