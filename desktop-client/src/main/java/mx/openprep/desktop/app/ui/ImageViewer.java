package mx.openprep.desktop.app.ui;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import mx.openprep.v1.PageArea;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * The image of an acta: fitted, zoomed, turned, dragged, in another tone, or moved to one field,
 * which is marked on it.
 */
public final class ImageViewer extends BorderPane {
  private static final double STEP = 1.25;
  private static final double SMALLEST = 0.1;
  private static final double LARGEST = 4;

  private final ImageView image = new ImageView();
  private final Rectangle mark = new Rectangle();
  private final Group sheet = new Group(image, mark);
  private final ScrollPane scroll = new ScrollPane();
  private final boolean wholeAtFirst;
  private final ObjectProperty<Optional<Image>> original =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Image>> picture =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<PageArea> marked = Optional.empty();
  private Tone tone = Tone.PLAIN;
  private boolean fitted = true;
  private boolean wholePage;

  /** Shows pages fitted to the width. */
  public ImageViewer(Texts texts) {
    this(texts, false);
  }

  private ImageViewer(Texts texts, boolean wholeAtFirst) {
    this.wholeAtFirst = wholeAtFirst;
    getStyleClass().add("image-viewer");
    image.setPreserveRatio(true);
    image.setSmooth(true);
    image.setAccessibleText(texts.of("image.name"));
    mark.getStyleClass().add("field-mark");
    mark.setStrokeType(StrokeType.INSIDE);
    mark.setMouseTransparent(true);
    StackPane paper = new StackPane(new Group(sheet));
    paper.setAlignment(Pos.TOP_CENTER);
    scroll.setContent(paper);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPannable(true);
    scroll.setFocusTraversable(false);
    scroll.setAccessibleText(texts.of("image.name"));
    scroll.viewportBoundsProperty().subscribe(bounds -> fitIfFitted());
    original.subscribe(shown -> picture.set(shown.map(tone::of)));
    picture.subscribe(shown -> image.setImage(shown.orElse(null)));
    setTop(tools(new Controls(texts)));
    setCenter(scroll);
  }

  /** Shows whole pages, for a screen that shows their fields enlarged beside. */
  public static ImageViewer ofWholePages(Texts texts) {
    return new ImageViewer(texts, true);
  }

  private HBox tools(Controls controls) {
    HBox tools =
        new HBox(
            controls.iconButton(Shortcut.ZOOM_OUT, Material2MZ.ZOOM_OUT, this::zoomOut),
            controls.iconButton(Shortcut.ZOOM_IN, Material2MZ.ZOOM_IN, this::zoomIn),
            controls.iconButton(Shortcut.FIT, Material2MZ.ZOOM_OUT_MAP, this::toggleFit),
            controls.iconButton(Shortcut.ROTATE, Material2MZ.ROTATE_RIGHT, this::rotate),
            controls.iconButton(Shortcut.CONTRAST, Material2MZ.TONALITY, this::toggleContrast),
            controls.iconButton(Shortcut.INVERT, Material2AL.INVERT_COLORS, this::toggleInverted));
    tools.getStyleClass().add("image-tools");
    return tools;
  }

  /** Shows the image of these bytes from its top, fitted; empty shows nothing. */
  public void show(Optional<byte[]> jpeg) {
    original.set(jpeg.map(bytes -> new Image(new ByteArrayInputStream(bytes))));
    sheet.setRotate(0);
    marked = Optional.empty();
    wholePage = wholeAtFirst;
    fit();
    scroll.setVvalue(0);
    scroll.setHvalue(0.5);
  }

  /** The image as it is shown: in its tone, but whole and not turned. */
  ObservableValue<Optional<Image>> pictureProperty() {
    return picture;
  }

  /** By how many degrees the image is turned, clockwise. */
  ReadOnlyDoubleProperty turnedProperty() {
    return sheet.rotateProperty();
  }

  /**
   * Marks this part of the page and moves it to the middle of the window; a turned page stays where
   * it is.
   */
  public void moveTo(Optional<PageArea> part) {
    marked = part;
    placeMark();
    if (part.isPresent() && sheet.getRotate() == 0) {
      Bounds page = scroll.getContent().getLayoutBounds();
      Bounds window = scroll.getViewportBounds();
      PageArea area = part.get();
      scroll.setVvalue(
          position(area.getY() + area.getHeight() / 2, page.getHeight(), window.getHeight()));
      scroll.setHvalue(
          position(area.getX() + area.getWidth() / 2, page.getWidth(), window.getWidth()));
    }
  }

  /** Of a scroll bar, 0 to 1, that brings this fraction of the page to the middle of the window. */
  private static double position(double middle, double page, double window) {
    double hidden = page - window;
    return hidden <= 0 ? 0 : Math.clamp((middle * page - window / 2) / hidden, 0, 1);
  }

  private void placeMark() {
    Image shown = image.getImage();
    boolean visible = shown != null && marked.isPresent();
    mark.setVisible(visible);
    if (visible) {
      Rectangle2D part = TurnedPage.stored(marked.get(), sheet.getRotate());
      double width = image.getFitWidth();
      double height = width * shown.getHeight() / shown.getWidth();
      mark.setX(part.getMinX() * width);
      mark.setY(part.getMinY() * height);
      mark.setWidth(part.getWidth() * width);
      mark.setHeight(part.getHeight() * height);
    }
  }

  /** The keys of the image, for a screen that shows one. */
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.ZOOM_OUT, this::zoomOut);
    keys.put(Shortcut.ZOOM_IN, this::zoomIn);
    keys.put(Shortcut.FIT, this::toggleFit);
    keys.put(Shortcut.ROTATE, this::rotate);
    keys.put(Shortcut.CONTRAST, this::toggleContrast);
    keys.put(Shortcut.INVERT, this::toggleInverted);
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
      size(image.getImage().getWidth() * Math.clamp(zoom, SMALLEST, LARGEST));
      scroll.layout();
      moveTo(marked);
    }
  }

  private void toggleFit() {
    wholePage = fitted && !wholePage;
    fit();
    scroll.layout();
    moveTo(marked);
  }

  private void rotate() {
    sheet.setRotate((sheet.getRotate() + 90) % 360);
    fit();
  }

  private void toggleContrast() {
    wear(tone.toggleStrong());
  }

  private void toggleInverted() {
    wear(tone.toggleInverted());
  }

  /** Kept from image to image: it is the eyes that need it, not the paper. */
  private void wear(Tone chosen) {
    tone = chosen;
    picture.set(original.get().map(tone::of));
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
    boolean lying = sheet.getRotate() % 180 != 0;
    double pageWidth = lying ? shown.getHeight() : shown.getWidth();
    double pageHeight = lying ? shown.getWidth() : shown.getHeight();
    double zoom = width / pageWidth;
    size(shown.getWidth() * (wholePage ? Math.min(zoom, height / pageHeight) : zoom));
  }

  private void size(double width) {
    image.setFitWidth(width);
    placeMark();
  }
}
