package mx.openprep.desktop.app.ui;

import java.util.Arrays;

/** How large the words on the window are. */
public enum TextSize {
  NORMAL(100),
  LARGE(125),
  LARGER(150),
  LARGEST(200);

  /** Of the theme, in pixels. */
  private static final double USUAL = 14;

  private final int percent;

  TextSize(int percent) {
    this.percent = percent;
  }

  /** The size of so many percent; the usual one for any other number. */
  public static TextSize of(int percent) {
    return Arrays.stream(values())
        .filter(size -> size.percent == percent)
        .findFirst()
        .orElse(NORMAL);
  }

  public int percent() {
    return percent;
  }

  public double pixels() {
    return USUAL * percent / 100;
  }

  /** The next larger one; after the largest the usual again. */
  public TextSize next() {
    return switch (this) {
      case NORMAL -> LARGE;
      case LARGE -> LARGER;
      case LARGER -> LARGEST;
      case LARGEST -> NORMAL;
    };
  }

  /** Whether a line of the usual size no longer has room on a small monitor. */
  public boolean needsRoom() {
    return compareTo(LARGER) >= 0;
  }
}
