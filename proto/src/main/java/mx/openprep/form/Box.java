package mx.openprep.form;

/**
 * A rectangle on a page, relative to it: 0 to 1 from the left and from the top, whatever the size
 * or resolution of the image.
 */
public record Box(double x, double y, double width, double height) {
  private static final double ROUNDING = 1e-9;

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  /** Whether they share more than an edge. */
  public boolean overlaps(Box other) {
    return x + ROUNDING < other.right()
        && other.x + ROUNDING < right()
        && y + ROUNDING < other.bottom()
        && other.y + ROUNDING < bottom();
  }

  /** The same place in units of a page of this size. */
  public Box on(double pageWidth, double pageHeight) {
    return new Box(x * pageWidth, y * pageHeight, width * pageWidth, height * pageHeight);
  }
}
