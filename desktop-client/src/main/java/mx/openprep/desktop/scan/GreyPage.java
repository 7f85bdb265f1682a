package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/** Pixels of a page in 256 greys, row by row from the top left; 0 is black. */
final class GreyPage {
  private static final int FRACTION_BITS = 16;

  private final int width;
  private final int height;
  private final byte[] pixels;

  /** Takes the pixels over. */
  GreyPage(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** A copy of the picture, whatever its colours. */
  static GreyPage of(BufferedImage image) {
    // The colour model of a scanned page is not to be trusted: Java's grey colour space is linear,
    // scanners' grey is not. Samples are taken as they are.
    return image.getColorModel() instanceof ComponentColorModel && !image.getColorModel().hasAlpha()
        ? ofSamples(image.getRaster())
        : ofColours(image);
  }

  private static GreyPage ofSamples(Raster raster) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] pixels = new byte[width * height];
    int bands = raster.getNumBands();
    if (bands == 1 && raster.getTransferType() == DataBuffer.TYPE_BYTE) {
      raster.getDataElements(raster.getMinX(), raster.getMinY(), width, height, pixels);
      return new GreyPage(width, height, pixels);
    }
    int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        int grey = bands < 3 ? row[at] : luma(row[at], row[at + 1], row[at + 2]);
        pixels[y * width + x] = (byte) (grey >> shift);
      }
    }
    return new GreyPage(width, height, pixels);
  }

  private static GreyPage ofColours(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int colour = row[x];
        int grey = luma(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
        int opacity = colour >>> 24;
        // What is transparent shows white paper.
        pixels[y * width + x] = (byte) ((grey * opacity + 255 * (255 - opacity)) / 255);
      }
    }
    return new GreyPage(width, height, pixels);
  }

  /** ITU-R BT.601. */
  private static int luma(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The pixels themselves, not a copy. */
  byte[] pixels() {
    return pixels;
  }

  int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  BufferedImage toImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, target, 0, pixels.length);
    return image;
  }

  /** Reduced, if need be, so that no side is longer. */
  GreyPage fitted(int longestSide) {
    int longest = Math.max(width, height);
    return longest <= longestSide ? this : scaled((double) longestSide / longest);
  }

  /** Each pixel the mean of those it covers, or repeated when enlarging. */
  GreyPage scaled(double factor) {
    int newWidth = Math.max(1, (int) Math.round(width * factor));
    int newHeight = Math.max(1, (int) Math.round(height * factor));
    byte[] scaled = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int top = (int) ((long) y * height / newHeight);
      int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / newHeight));
      for (int x = 0; x < newWidth; x++) {
        int left = (int) ((long) x * width / newWidth);
        int right = Math.max(left + 1, (int) ((long) (x + 1) * width / newWidth));
        scaled[y * newWidth + x] = (byte) mean(left, top, right, bottom);
      }
    }
    return new GreyPage(newWidth, newHeight, scaled);
  }

  private int mean(int left, int top, int right, int bottom) {
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += at(x, y);
      }
    }
    return sum / ((right - left) * (bottom - top));
  }

  /** As wide as it is; each row the mean of so many. */
  GreyPage bands(int rows) {
    int newHeight = height / rows;
    byte[] means = new byte[width * newHeight];
    int[] sums = new int[width];
    for (int band = 0; band < newHeight; band++) {
      java.util.Arrays.fill(sums, 0);
      for (int y = band * rows; y < (band + 1) * rows; y++) {
        for (int x = 0; x < width; x++) {
          sums[x] += at(x, y);
        }
      }
      for (int x = 0; x < width; x++) {
        means[band * width + x] = (byte) (sums[x] / rows);
      }
    }
    return new GreyPage(width, newHeight, means);
  }

  /** Each pixel the mean of itself and its eight neighbours: takes off the grain. */
  GreyPage smoothed() {
    byte[] smooth = pixels.clone();
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        smooth[y * width + x] = (byte) (nine(y * width + x) / 9);
      }
    }
    return new GreyPage(width, height, smooth);
  }

  /** Edges made steeper: each pixel away from the mean around it. */
  GreyPage sharpened() {
    byte[] sharp = pixels.clone();
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int middle = y * width + x;
        int grey = 3 * (pixels[middle] & 0xff) - 2 * nine(middle) / 9;
        sharp[middle] = (byte) Math.clamp(grey, 0, 255);
      }
    }
    return new GreyPage(width, height, sharp);
  }

  private int nine(int middle) {
    return three(middle - width) + three(middle) + three(middle + width);
  }

  private int three(int middle) {
    return (pixels[middle - 1] & 0xff) + (pixels[middle] & 0xff) + (pixels[middle + 1] & 0xff);
  }

  GreyPage cropped(int left, int top, int newWidth, int newHeight) {
    byte[] part = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      System.arraycopy(pixels, (top + y) * width + left, part, y * newWidth, newWidth);
    }
    return new GreyPage(newWidth, newHeight, part);
  }

  /** Turned clockwise by so many right angles, without loss. */
  GreyPage quarterTurned(int turns) {
    return switch (Math.floorMod(turns, 4)) {
      case 1 -> rearranged(height, width, (x, y) -> (height - 1 - x) * width + y);
      case 2 -> rearranged(width, height, (x, y) -> pixels.length - 1 - (y * width + x));
      case 3 -> rearranged(height, width, (x, y) -> x * width + width - 1 - y);
      default -> this;
    };
  }

  private interface Origin {
    int of(int x, int y);
  }

  private GreyPage rearranged(int newWidth, int newHeight, Origin origin) {
    byte[] moved = new byte[pixels.length];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        moved[y * newWidth + x] = pixels[origin.of(x, y)];
      }
    }
    return new GreyPage(newWidth, newHeight, moved);
  }

  /**
   * Turned clockwise about the middle, on a canvas large enough to keep all of it.
   *
   * @param background grey of what the page does not cover
   */
  GreyPage turned(double degrees, int background) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    // Less than a pixel over the whole page.
    if (Math.abs(sin) * Math.max(width, height) < 1) {
      return this;
    }
    int newWidth = (int) Math.ceil(Math.abs(width * cos) + Math.abs(height * sin));
    int newHeight = (int) Math.ceil(Math.abs(width * sin) + Math.abs(height * cos));
    byte[] turned = new byte[newWidth * newHeight];
    long one = 1L << FRACTION_BITS;
    long stepX = Math.round(cos * one);
    long stepY = Math.round(-sin * one);
    for (int y = 0; y < newHeight; y++) {
      double fromMiddle = y - (newHeight - 1) / 2.0;
      double firstX = (1 - newWidth) / 2.0 * cos + fromMiddle * sin + (width - 1) / 2.0;
      double firstY = (newWidth - 1) / 2.0 * sin + fromMiddle * cos + (height - 1) / 2.0;
      long sourceX = Math.round(firstX * one);
      long sourceY = Math.round(firstY * one);
      for (int x = 0; x < newWidth; x++) {
        turned[y * newWidth + x] = (byte) between(sourceX, sourceY, background);
        sourceX += stepX;
        sourceY += stepY;
      }
    }
    return new GreyPage(newWidth, newHeight, turned);
  }

  /** The grey at a place between four pixels. */
  private int between(long fixedX, long fixedY, int background) {
    int x = (int) (fixedX >> FRACTION_BITS);
    int y = (int) (fixedY >> FRACTION_BITS);
    if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) {
      return background;
    }
    int right = (int) (fixedX >> (FRACTION_BITS - 8)) & 0xff;
    int below = (int) (fixedY >> (FRACTION_BITS - 8)) & 0xff;
    int upper = at(x, y) * (256 - right) + at(x + 1, y) * right;
    int lower = at(x, y + 1) * (256 - right) + at(x + 1, y + 1) * right;
    return (upper * (256 - below) + lower * below + (1 << 15)) >> 16;
  }
}
