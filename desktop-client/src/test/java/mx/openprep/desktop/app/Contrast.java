package mx.openprep.desktop.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Contrast of a text against what is really painted behind it (WCAG 2.2, 1.4.3 and 1.4.11): its
 * colour is the fill it has after styling, at the opacity it has; its background the colours that
 * most of the pixels of its box have in a picture of the scene.
 */
final class Contrast {
  static final double TEXT = 4.5;
  static final double LARGE_TEXT_OR_GRAPHIC = 3.0;
  private static final double LARGE = 24;
  private static final double LARGE_BOLD = 18.66;
  // A colour that fills this part of the box is behind some letter of it.
  private static final double BEHIND = 0.25;

  private final PixelReader pixels;
  private final double width;
  private final double height;

  Contrast(WritableImage picture) {
    this.pixels = picture.getPixelReader();
    this.width = picture.getWidth();
    this.height = picture.getHeight();
  }

  static double required(Text text) {
    Font font = text.getFont();
    boolean bold = font.getStyle().toLowerCase(java.util.Locale.ROOT).contains("bold");
    boolean large = font.getSize() >= (bold ? LARGE_BOLD : LARGE);
    return large || text instanceof FontIcon ? LARGE_TEXT_OR_GRAPHIC : TEXT;
  }

  /** The worst against any colour behind the text. */
  double of(Text text, Color fill, Bounds inScene) {
    double opacity = opacity(text) * fill.getOpacity();
    return backgrounds(inScene, opaque(fill)).stream()
        .mapToDouble(background -> ratio(background.interpolate(opaque(fill), opacity), background))
        .min()
        .orElse(21);
  }

  private static Color opaque(Color colour) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 1);
  }

  private static double opacity(Node node) {
    double opacity = 1;
    for (Node n = node; n != null; n = n.getParent()) {
      opacity *= n.getOpacity();
    }
    return opacity;
  }

  private List<Color> backgrounds(Bounds box, Color painted) {
    Map<Integer, Integer> counts = new HashMap<>();
    int all = 0;
    int mostX = (int) Math.min(width - 1, box.getMaxX());
    int mostY = (int) Math.min(height - 1, box.getMaxY());
    for (int y = (int) Math.max(0, box.getMinY()); y <= mostY; y++) {
      for (int x = (int) Math.max(0, box.getMinX()); x <= mostX; x++) {
        counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
        all++;
      }
    }
    int needed = (int) (all * BEHIND);
    int most = counts.values().stream().mapToInt(i -> i).max().orElse(0);
    // A picture may fill most of its box: its own colour is not behind it, unless nothing else is.
    if (counts.size() > 1) {
      counts.keySet().removeIf(argb -> isSame(colour(argb), painted));
      most = counts.values().stream().mapToInt(i -> i).max().orElse(0);
    }
    int least = Math.min(needed, most);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .map(entry -> colour(entry.getKey()))
        .toList();
  }

  private static boolean isSame(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) < 0.02
        && Math.abs(one.getGreen() - other.getGreen()) < 0.02
        && Math.abs(one.getBlue() - other.getBlue()) < 0.02;
  }

  private static Color colour(int argb) {
    return Color.rgb((argb >> 16) & 0xFF, (argb >> 8) & 0xFF, argb & 0xFF);
  }

  /** From 1 to 21. */
  static double ratio(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
