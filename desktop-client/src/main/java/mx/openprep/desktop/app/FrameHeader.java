package mx.openprep.desktop.app;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.TextSize;

/**
 * What is said above every screen. In large type it takes two lines: neither the title nor the
 * state of the link is ever cut short.
 */
final class FrameHeader extends VBox {
  private final Label mark = new Label("OpenPREP");
  private final Label title;
  private final Label place;
  private final Node status;
  private final Node person;
  private final Node buttons;

  /** The parts, from the left. */
  record Parts(Label title, Label place, Node status, Node person, Node buttons) {}

  FrameHeader(Parts parts, ObservableValue<TextSize> size) {
    title = parts.title();
    place = parts.place();
    status = parts.status();
    person = parts.person();
    buttons = parts.buttons();
    mark.getStyleClass().add("frame-mark");
    mark.setMinWidth(USE_PREF_SIZE);
    title.setMinWidth(USE_PREF_SIZE);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(place.textProperty());
    place.setTooltip(whole);
    getStyleClass().add("frame-header");
    size.subscribe(this::arrange);
  }

  private void arrange(TextSize size) {
    getChildren().clear();
    if (size.needsRoom()) {
      getChildren()
          .addAll(
              line(mark, title, Controls.spacer(), buttons),
              line(place, Controls.spacer(), status, person));
    } else {
      getChildren().add(line(mark, title, Controls.spacer(), place, status, person, buttons));
    }
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("frame-line");
    return line;
  }
}
