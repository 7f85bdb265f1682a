package mx.openprep.desktop.app.ui;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import mx.openprep.v1.PageArea;
import org.kordamp.ikonli.material2.Material2MZ;

/** The image of an acta: fitted to the width, zoomed, turned, dragged, or moved to one field. */
public final class ImageViewer extends BorderPane {
  private static final double STEP = 1.25;
  private static final double SMALLEST = 0.1;
  private static final double LARGEST = 4;

  private final ImageView image = new ImageView();
  private final ScrollPane scroll = new ScrollPane();
  private boolean fitted = true;
  private boolean wholePage;

  public ImageViewer(Texts texts) {
    getStyleClass().add("image-viewer");
    Controls controls = new Controls(texts);
    image.setPreserveRatio(true);
    image.setSmooth(true);
    image.setAccessibleText(texts.of("image.name"));
    StackPane paper = new StackPane(new Group(image));
    paper.setAlignment(Pos.TOP_CENTER);
    scroll.setContent(paper);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPannable(true);
    scroll.setFocusTraversable(false);
    scroll.setAccessibleText(texts.of("image.name"));
    scroll.viewportBoundsProperty().subscribe(bounds -> fitIfFitted());
    HBox tools =
        new HBox(
            controls.iconButton(Shortcut.ZOOM_OUT, Material2MZ.ZOOM_OUT, this::zoomOut),
            controls.iconButton(Shortcut.ZOOM_IN, Material2MZ.ZOOM_IN, this::zoomIn),
            controls.iconButton(Shortcut.FIT, Material2MZ.ZOOM_OUT_MAP, this::toggleFit),
            controls.iconButton(Shortcut.ROTATE, Material2MZ.ROTATE_RIGHT, this::rotate));
    tools.getStyleClass().add("image-tools");
    setTop(tools);
    setCenter(scroll);
  }

  /** Shows the image of these bytes from its top, fitted to the width; empty shows nothing. */
  public void show(Optional<byte[]> jpeg) {
    image.setImage(jpeg.map(bytes -> new Image(new ByteArrayInputStream(bytes))).orElse(null));
    image.setRotate(0);
    wholePage = false;
    fit();
    scroll.setVvalue(0);
    scroll.setHvalue(0.5);
  }

  /** Moves the page so that this part of it is in the middle of the window; a turned page stays. */
  public void moveTo(PageArea part) {
    if (image.getRotate() == 0) {
      Bounds page = scroll.getContent().getLayoutBounds();
      Bounds window = scroll.getViewportBounds();
      scroll.setVvalue(
          position(part.getY() + part.getHeight() / 2, page.getHeight(), window.getHeight()));
      scroll.setHvalue(
          position(part.getX() + part.getWidth() / 2, page.getWidth(), window.getWidth()));
    }
  }

  /** Of a scroll bar, 0 to 1, that brings this fraction of the page to the middle of the window. */
  private static double position(double middle, double page, double window) {
    double hidden = page - window;
    return hidden <= 0 ? 0 : Math.clamp((middle * page - window / 2) / hidden, 0, 1);
  }

  /** The keys of the image, for a screen that shows one. */
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.ZOOM_OUT, this::zoomOut);
    keys.put(Shortcut.ZOOM_IN, this::zoomIn);
    keys.put(Shortcut.FIT, this::toggleFit);
    keys.put(Shortcut.ROTATE, this::rotate);
    return keys;
  }

  /** How large the page is shown: 1 is one pixel of the image for one of the screen. */
  public double zoom() {
    return image.getImage() == null ? 1 : image.getFitWidth() / image.getImage().getWidth();
  }

  private void zoomIn() {
    zoomTo(zoom() * STEP);
  }

  private void zoomOut() {
    zoomTo(zoom() / STEP);
  }

  private void zoomTo(double zoom) {
    if (image.getImage() != null) {
      fitted = false;
      image.setFitWidth(image.getImage().getWidth() * Math.clamp(zoom, SMALLEST, LARGEST));
    }
  }

  private void toggleFit() {
    wholePage = fitted && !wholePage;
    fit();
  }

  private void rotate() {
    image.setRotate((image.getRotate() + 90) % 360);
    fit();
  }

  private void fitIfFitted() {
    if (fitted) {
      fit();
    }
  }

  private void fit() {
    fitted = true;
    Image shown = image.getImage();
    double width = scroll.getViewportBounds().getWidth();
    double height = scroll.getViewportBounds().getHeight();
    if (shown == null || width <= 0) {
      return;
    }
    boolean lying = image.getRotate() % 180 != 0;
    double pageWidth = lying ? shown.getHeight() : shown.getWidth();
    double pageHeight = lying ? shown.getWidth() : shown.getHeight();
    double zoom = width / pageWidth;
    image.setFitWidth(shown.getWidth() * (wholePage ? Math.min(zoom, height / pageHeight) : zoom));
  }
}
