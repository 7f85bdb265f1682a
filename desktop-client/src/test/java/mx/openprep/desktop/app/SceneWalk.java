package mx.openprep.desktop.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * A walk through everything a scene shows, as it is painted just now: texts stand out from what is
 * behind them, none is cut short unless its whole can be heard or hovered, the focus goes from top
 * to bottom. Call it at every picture and in both themes.
 */
final class SceneWalk {
  // Antialiasing and the rounding of an opacity.
  private static final double TOLERANCE = 0.05;
  private static final double IN_SIGHT = 0.7;

  private final Scene scene;
  private final List<Node> shown = new ArrayList<>();

  private SceneWalk(Scene scene) {
    this.scene = scene;
    collect(topLayer(scene.getRoot()));
  }

  /** Everything a person could not see or reach of what the scene shows. */
  static List<String> findings(Scene scene) {
    SceneWalk walk = new SceneWalk(scene);
    List<String> findings = new ArrayList<>(walk.faintTexts());
    findings.addAll(walk.shortenedTexts());
    findings.addAll(walk.backwardFocus());
    return findings;
  }

  /** What lies over all else, a sheet of help for example, is all that can be seen. */
  private static Node topLayer(Parent root) {
    if (root instanceof StackPane layers && layers.getChildren().size() > 1) {
      Node last = layers.getChildren().getLast();
      return last.isVisible() ? last : layers.getChildren().getFirst();
    }
    return root;
  }

  private void collect(Node node) {
    if (node.isVisible()) {
      shown.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(this::collect);
      }
    }
  }

  private List<String> faintTexts() {
    Contrast contrast = new Contrast(scene.snapshot(null));
    List<String> faint = new ArrayList<>();
    for (Node node : shown) {
      if (node instanceof Text text
          && !text.getText().isBlank()
          && !text.isDisabled()
          && text.getFill() instanceof Color fill) {
        inSight(text)
            .ifPresent(box -> {
              double ratio = contrast.of(text, paintedFill(text, fill), box);
              if (ratio < Contrast.required(text) - TOLERANCE) {
                faint.add(
                    String.format(
                        Locale.ROOT,
                        "contrast %.2f, not %.1f: %s",
                        ratio,
                        Contrast.required(text),
                        name(text)));
              }
            });
      }
    }
    return faint;
  }

  private static Color paintedFill(Text text, Color fill) {
    boolean selected =
        text.getSelectionStart() >= 0 && text.getSelectionEnd() > text.getSelectionStart();
    return selected && text.getSelectionFill() instanceof Color inverse ? inverse : fill;
  }

  /** Where it is painted, when most of it is. */
  private Optional<Bounds> inSight(Node node) {
    Bounds whole = node.localToScene(node.getLayoutBounds());
    Bounds seen = intersection(whole, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.getClip() != null) {
        seen = intersection(seen, n.localToScene(n.getClip().getBoundsInParent()));
      }
    }
    boolean mostly =
        seen.getWidth() * seen.getHeight() >= IN_SIGHT * whole.getWidth() * whole.getHeight();
    return mostly && whole.getWidth() > 0 ? Optional.of(seen) : Optional.empty();
  }

  private static Bounds intersection(Bounds a, Bounds b) {
    double x = Math.max(a.getMinX(), b.getMinX());
    double y = Math.max(a.getMinY(), b.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - x),
        Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - y));
  }

  private List<String> shortenedTexts() {
    return shown.stream()
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(labeled -> isShortened(labeled) && !canBeKnownWhole(labeled))
        .map(labeled -> "cut short: “" + labeled.getText() + "” " + path(labeled))
        .toList();
  }

  private static boolean isShortened(Labeled labeled) {
    String whole = labeled.getText() == null ? "" : labeled.getText();
    return labeled.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(child -> ((Text) child).getText())
        .anyMatch(painted ->
            !painted.isEmpty()
                && painted.length() < whole.length()
                && painted.endsWith(labeled.getEllipsisString()));
  }

  /** By hovering; or it stands in a row whose whole is spoken, and opens. */
  private static boolean canBeKnownWhole(Labeled labeled) {
    if (labeled.getTooltip() != null) {
      return true;
    }
    for (Node n = labeled; n != null; n = n.getParent()) {
      if (n instanceof Cell<?>) {
        return true;
      }
    }
    return false;
  }

  /** Where Tab would go up and not to the right. */
  private List<String> backwardFocus() {
    List<String> backward = new ArrayList<>();
    List<Node> stops =
        shown.stream()
            .filter(node -> node instanceof Control && node.isFocusTraversable())
            .filter(node -> !node.isDisabled() && inSight(node).isPresent())
            .toList();
    for (int i = 1; i < stops.size(); i++) {
      Bounds before = stops.get(i - 1).localToScene(stops.get(i - 1).getLayoutBounds());
      Bounds after = stops.get(i).localToScene(stops.get(i).getLayoutBounds());
      if (after.getMaxY() <= before.getMinY() && after.getMinX() < before.getMaxX()) {
        backward.add(
            "the focus goes back from " + name(stops.get(i - 1)) + " to " + name(stops.get(i)));
      }
    }
    return backward;
  }

  private static String name(Node node) {
    String words =
        node instanceof Text text ? text.getText() : String.valueOf(node.getAccessibleText());
    return "“" + words + "” " + path(node);
  }

  /** Style classes from the outside in, enough to find it in the sheet. */
  private static String path(Node node) {
    StringBuilder path = new StringBuilder();
    int steps = 0;
    for (Node n = node; n != null && steps < 6; n = n.getParent()) {
      String id = n.getId() == null ? "" : "#" + n.getId();
      path.insert(0, n.getClass().getSimpleName() + id + n.getStyleClass() + " ");
      steps++;
    }
    return path.toString().strip();
  }
}
