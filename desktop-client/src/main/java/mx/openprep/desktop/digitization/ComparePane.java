package mx.openprep.desktop.digitization;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.Texts;

/** The image that an acta has, and the one that came now, side by side. */
final class ComparePane extends HBox {
  ComparePane(Texts texts, ObservableValue<DigitizationStep> step) {
    getStyleClass().add("compare-pane");
    ImageViewer current = new ImageViewer(texts);
    ImageViewer coming = new ImageViewer(texts);
    getChildren().addAll(side(texts, "scan.current", current), side(texts, "scan.coming", coming));
    step.subscribe(now -> {
      if (now instanceof DigitizationStep.Comparing comparing) {
        current.show(Optional.of(comparing.current().toByteArray()));
        coming.show(comparing.page().seen().map(page -> page.jpeg().toByteArray()));
      } else {
        current.show(Optional.empty());
        coming.show(Optional.empty());
      }
    });
  }

  private static VBox side(Texts texts, String name, ImageViewer viewer) {
    VBox side = new VBox(new Controls(texts).label(name, "side-title"), viewer);
    side.getStyleClass().add("compare-side");
    VBox.setVgrow(viewer, Priority.ALWAYS);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }
}
