package mx.openprep.desktop.app.ui;

import javafx.geometry.Rectangle2D;
import mx.openprep.v1.PageArea;

/** Where a part of an upright page lies on an image that must be turned to stand upright. */
final class TurnedPage {
  private TurnedPage() {}

  /**
   * The part on the image as it is stored, in fractions of its width and height.
   *
   * @param turned clockwise, in degrees: a multiple of 90
   */
  static Rectangle2D stored(PageArea part, double turned) {
    double x = Math.clamp(part.getX(), 0, 1);
    double y = Math.clamp(part.getY(), 0, 1);
    double width = Math.clamp(part.getWidth(), 0, 1 - x);
    double height = Math.clamp(part.getHeight(), 0, 1 - y);
    return switch ((int) Math.round(turned) % 360) {
      case 90 -> new Rectangle2D(y, 1 - x - width, height, width);
      case 180 -> new Rectangle2D(1 - x - width, 1 - y - height, width, height);
      case 270 -> new Rectangle2D(1 - y - height, x, height, width);
      default -> new Rectangle2D(x, y, width, height);
    };
  }
}
