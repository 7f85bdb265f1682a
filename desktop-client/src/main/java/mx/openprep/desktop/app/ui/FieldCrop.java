package mx.openprep.desktop.app.ui;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import mx.openprep.v1.PageArea;

/**
 * The enlarged place of one field, from the image another viewer shows: in the same tone and turned
 * the same way. Without a known place it takes no room.
 */
public final class FieldCrop extends StackPane {
  // Pages lie a little differently on every scanner; a neighbour's edge tells where one is.
  private static final double ROOM_ABOVE = 0.45;
  private static final double ROOM_BESIDE = 0.02;
  private static final double LARGEST = 4;

  private final ImageViewer viewer;
  private final double height;
  private final ImageView crop = new ImageView();
  private Optional<PageArea> area = Optional.empty();

  /**
   * A place for crops.
   *
   * @param height at most, in pixels
   */
  public FieldCrop(Texts texts, ImageViewer viewer, double height) {
    this.viewer = viewer;
    this.height = height;
    getStyleClass().add("field-crop");
    crop.setPreserveRatio(true);
    crop.setSmooth(true);
    crop.setAccessibleText(texts.of("image.crop"));
    getChildren().add(new Group(crop));
    setMinWidth(0);
    setPrefHeight(height + 8);
    setMinHeight(height + 8);
    setMaxHeight(height + 8);
    widthProperty().subscribe(width -> show());
    viewer.pictureProperty().subscribe(picture -> show());
    viewer.turnedProperty().subscribe(turned -> show());
  }

  /** Shows this part of the page. */
  public void show(Optional<PageArea> part) {
    area = part;
    show();
  }

  private void show() {
    Optional<Image> picture = viewer.pictureProperty().getValue();
    boolean known = picture.isPresent() && area.isPresent();
    setVisible(known);
    setManaged(known);
    if (known) {
      show(picture.get(), area.get());
    }
  }

  private void show(Image picture, PageArea part) {
    double turned = viewer.turnedProperty().get();
    Rectangle2D stored = TurnedPage.stored(withRoom(part), turned);
    Rectangle2D pixels =
        new Rectangle2D(
            stored.getMinX() * picture.getWidth(),
            stored.getMinY() * picture.getHeight(),
            Math.max(1, stored.getWidth() * picture.getWidth()),
            Math.max(1, stored.getHeight() * picture.getHeight()));
    boolean lying = turned % 180 != 0;
    double across = lying ? pixels.getHeight() : pixels.getWidth();
    double along = lying ? pixels.getWidth() : pixels.getHeight();
    double zoom = Math.min(LARGEST, Math.min(Math.max(1, getWidth() - 8) / across, height / along));
    crop.setImage(picture);
    crop.setViewport(pixels);
    crop.setRotate(turned);
    crop.setFitWidth(pixels.getWidth() * zoom);
  }

  private static PageArea withRoom(PageArea part) {
    double above = part.getHeight() * ROOM_ABOVE;
    return PageArea.newBuilder()
        .setX(Math.max(0, part.getX() - ROOM_BESIDE))
        .setY(Math.max(0, part.getY() - above))
        .setWidth(part.getWidth() + 2 * ROOM_BESIDE)
        .setHeight(part.getHeight() + 2 * above)
        .build();
  }
}
