package mx.openprep.desktop.app.ui;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * How the greys of an image are shown. Only the picture on the screen changes, never the file.
 *
 * @param strong faint writing is made darker
 * @param inverted white on black, for tired eyes and for pencil
 */
public record Tone(boolean strong, boolean inverted) {
  public static final Tone PLAIN = new Tone(false, false);

  // Pencil stays visible, paper becomes white: greys from here to there are spread over all.
  private static final int DARKEST = 90;
  private static final int BRIGHTEST = 215;
  private static final int WHITE = 255;

  Tone toggleStrong() {
    return new Tone(!strong, inverted);
  }

  Tone toggleInverted() {
    return new Tone(strong, !inverted);
  }

  /** The image in this tone. */
  Image of(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    if (equals(PLAIN) || width == 0) {
      return image;
    }
    int[] greys = table();
    int[] pixels = new int[width * height];
    var format = PixelFormat.getIntArgbInstance();
    image.getPixelReader().getPixels(0, 0, width, height, format, pixels, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      pixels[i] =
          (pixel & 0xFF000000)
              | greys[pixel >> 16 & WHITE] << 16
              | greys[pixel >> 8 & WHITE] << 8
              | greys[pixel & WHITE];
    }
    WritableImage toned = new WritableImage(width, height);
    toned.getPixelWriter().setPixels(0, 0, width, height, format, pixels, 0, width);
    return toned;
  }

  private int[] table() {
    int[] greys = new int[WHITE + 1];
    for (int grey = 0; grey <= WHITE; grey++) {
      int shown =
          strong ? Math.clamp((grey - DARKEST) * WHITE / (BRIGHTEST - DARKEST), 0, WHITE) : grey;
      greys[grey] = inverted ? WHITE - shown : shown;
    }
    return greys;
  }
}
