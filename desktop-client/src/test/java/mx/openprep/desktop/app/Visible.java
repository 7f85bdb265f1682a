package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;

/** What holds for every screen as it is shown. */
final class Visible {
  private Visible() {}

  static boolean requireSpokenAndInSight(Scene scene) {
    List<Node> shown = scene.getRoot().lookupAll("*").stream().filter(Window::isShown).toList();
    assertThat(shown)
        .filteredOn(node -> node instanceof Control && !(node instanceof ScrollBar))
        .filteredOn(node -> isPlaced(node))
        .as("controls that a screen reader can name")
        .allMatch(Visible::isSpoken);
    assertThat(shown)
        .filteredOn(node -> node instanceof Button && node.getStyleClass().contains("accent"))
        .as("primary actions wholly in sight at 1366 × 728")
        .allMatch(node -> isInSight(scene, node));
    requireWholeFrame(scene);
    return true;
  }

  /** The band of a drill, the header and the keys: on the window, and nothing lies over them. */
  private static void requireWholeFrame(Scene scene) {
    BorderPane frame = (BorderPane) scene.getRoot().getChildrenUnmodifiable().getFirst();
    Bounds top = frame.getTop().localToScene(frame.getTop().getLayoutBounds());
    Bounds screen = frame.getCenter().localToScene(frame.getCenter().getLayoutBounds());
    Bounds keys = frame.getBottom().localToScene(frame.getBottom().getLayoutBounds());
    assertThat(top.getMinY()).as("the frame begins at the top").isGreaterThan(-1);
    assertThat(screen.getMinY()).as("the screen begins below it").isGreaterThan(top.getMaxY() - 1);
    assertThat(screen.getMaxY())
        .as("the screen ends above the keys")
        .isLessThan(frame.getBottom().isVisible() ? keys.getMinY() + 1 : scene.getHeight() + 1);
    assertThat(keys.getMaxY()).as("the keys end on the window").isLessThan(scene.getHeight() + 1);
  }

  /** Cells and skins bring controls of their own, which speak through their owner. */
  private static boolean isPlaced(Node node) {
    for (Node n = node.getParent(); n != null; n = n.getParent()) {
      if (n instanceof ListView<?>
          || n instanceof TableView<?>
          || n instanceof ComboBoxBase<?>
          || n instanceof TextInputControl) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpoken(Node node) {
    String text = node.getAccessibleText();
    boolean labelled = node instanceof Labeled labeled && !labeled.getText().isBlank();
    boolean empty = node instanceof javafx.scene.control.Label label && label.getText().isEmpty();
    return labelled || empty || (text != null && !text.isBlank());
  }

  private static boolean isInSight(Scene scene, Node node) {
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    // The glow of the focus may reach over the edge.
    return bounds.getMinX() >= -8
        && bounds.getMinY() >= -8
        && bounds.getMaxX() <= scene.getWidth() + 8
        && bounds.getMaxY() <= scene.getHeight() + 8;
  }
}
