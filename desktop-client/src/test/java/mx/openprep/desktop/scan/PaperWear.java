package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What happens to a sheet and to its scan. Pixels are those of 200 dots an inch, 7.9 to the
 * millimetre; deviations are standard deviations. Everything by the given source of chance.
 */
final class PaperWear {
  static final double MILLIMETRE = 200 / 25.4;
  private static final int WHITE = 255;

  private final SplittableRandom random;

  PaperWear(SplittableRandom random) {
    this.random = random;
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private static void darken(GreyPage page, int x, int y, double factor) {
    if (x >= 0 && y >= 0 && x < page.width() && y < page.height()) {
      int at = y * page.width() + x;
      page.pixels()[at] =
          (byte) Math.clamp(Math.round((page.pixels()[at] & 0xff) * factor), 0, WHITE);
    }
  }

  private static void put(GreyPage page, int x, int y, int grey) {
    if (x >= 0 && y >= 0 && x < page.width() && y < page.height()) {
      page.pixels()[y * page.width() + x] = (byte) grey;
    }
  }

  static GreyPage copy(GreyPage page) {
    return new GreyPage(page.width(), page.height(), page.pixels().clone());
  }

  /** A translucent blot with a darker rim, as of coffee. */
  void stain(GreyPage page, double x, double y, double radius, double factor) {
    double oblong = between(0.6, 1);
    for (int row = (int) (y - radius); row <= y + radius; row++) {
      for (int column = (int) (x - radius); column <= x + radius; column++) {
        double away = Math.hypot(column - x, (row - y) / oblong) / radius;
        if (away < 1) {
          darken(page, column, row, away > 0.9 ? factor - 0.08 : factor);
        }
      }
    }
  }

  /** An opaque blot of ink. */
  void blot(GreyPage page, double x, double y, double radius) {
    for (int row = (int) (y - radius); row <= y + radius; row++) {
      for (int column = (int) (x - radius); column <= x + radius; column++) {
        if (Math.hypot(column - x, row - y) < radius) {
          put(page, column, row, 25);
        }
      }
    }
  }

  /** Greys squeezed between the grey of the ink and that of the paper. */
  static GreyPage toned(GreyPage page, double ink, double paper) {
    byte[] toned = new byte[page.pixels().length];
    for (int i = 0; i < toned.length; i++) {
      toned[i] = (byte) Math.round(ink + (paper - ink) * (page.pixels()[i] & 0xff) / WHITE);
    }
    return new GreyPage(page.width(), page.height(), toned);
  }

  /** Brighter on one side than on the other by this share. */
  GreyPage uneven(GreyPage page, double share) {
    byte[] pixels = page.pixels().clone();
    double across = between(-share, share);
    double down = between(-share, share);
    for (int y = 0; y < page.height(); y++) {
      for (int x = 0; x < page.width(); x++) {
        double factor =
            1
                - Math.abs(across) / 2
                - Math.abs(down) / 2
                + across * ((double) x / page.width() - 0.5)
                + down * ((double) y / page.height() - 0.5);
        int at = y * page.width() + x;
        pixels[at] = (byte) Math.clamp(Math.round((pixels[at] & 0xff) * factor), 0, WHITE);
      }
    }
    return new GreyPage(page.width(), page.height(), pixels);
  }

  /** A fold that was opened again: a soft dark line across, never quite along the paper. */
  void crease(GreyPage page, double at, double darker) {
    double tilt = Math.tan(Math.toRadians(between(0.2, 0.8) * (chance(0.5) ? 1 : -1)));
    for (int x = 0; x < page.width(); x++) {
      double y = at + (x - page.width() / 2.0) * tilt;
      for (int off = -3; off <= 3; off++) {
        darken(page, x, (int) y + off, 1 - darker / WHITE * (1 - Math.abs(off) / 4.0));
      }
    }
  }

  /** Any angle, clockwise, on a bed of this grey that shows by the margin all round. */
  static GreyPage laid(GreyPage page, double degrees, int bed, int margin) {
    int quarters = (int) Math.round(degrees / 90);
    GreyPage turned = page.quarterTurned(quarters).turned(degrees - 90 * quarters, bed);
    if (margin == 0) {
      return turned;
    }
    int width = turned.width() + 2 * margin;
    byte[] pixels = new byte[width * (turned.height() + 2 * margin)];
    Arrays.fill(pixels, (byte) bed);
    for (int y = 0; y < turned.height(); y++) {
      System.arraycopy(
          turned.pixels(),
          y * turned.width(),
          pixels,
          (y + margin) * width + margin,
          turned.width());
    }
    return new GreyPage(width, turned.height() + 2 * margin, pixels);
  }

  static GreyPage blurred(GreyPage page, double deviation) {
    return deviation < 0.2 ? page : GreyPage.of(SyntheticPage.blurred(page.toImage(), deviation));
  }

  /** The sheet moved under the lamp: the mean of so many rows. */
  static GreyPage moved(GreyPage page, int rows) {
    byte[] moved = page.pixels().clone();
    int width = page.width();
    for (int x = 0; x < width; x++) {
      int sum = 0;
      for (int y = 0; y < page.height(); y++) {
        sum += page.at(x, y);
        if (y >= rows) {
          sum -= page.at(x, y - rows);
          moved[y * width + x] = (byte) (sum / rows);
        }
      }
    }
    return new GreyPage(width, page.height(), moved);
  }

  GreyPage noisy(GreyPage page, double deviation) {
    byte[] pixels = page.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      // Four uniforms are near enough to a Gaussian, and much quicker.
      long bits = random.nextLong();
      double sum =
          (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
      double normal = (sum / 65536 - 2) / Math.sqrt(4 / 12.0);
      pixels[i] = (byte) Math.clamp(Math.round((pixels[i] & 0xff) + deviation * normal), 0, WHITE);
    }
    return new GreyPage(page.width(), page.height(), pixels);
  }

  /** Compressed and read again, as scanners hand over. */
  static GreyPage throughJpeg(GreyPage page, double quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality((float) quality);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(page.toImage(), null, null), settings);
      out.flush();
      BufferedImage back = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
      return GreyPage.of(back);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }

  /** A line along the whole scan, darker or lighter than what it crosses. */
  static void streak(GreyPage scan, int left, int width, int grey) {
    for (int y = 0; y < scan.height(); y++) {
      for (int x = left; x < left + width; x++) {
        put(scan, x, y, grey);
      }
    }
  }

  /** Dirt that lets part of the light through. */
  static void shade(GreyPage scan, int left, int width, int darker) {
    for (int y = 0; y < scan.height(); y++) {
      for (int x = left; x < left + width; x++) {
        put(scan, x, y, Math.max(0, scan.at(x, y) - darker));
      }
    }
  }

  /** A corner folded over: its triangle shows the back of the sheet, or the bed, with a shadow. */
  static void fold(GreyPage page, int corner, double across, double down, int grey) {
    for (int y = 0; y < page.height(); y++) {
      for (int x = 0; x < page.width(); x++) {
        double inX = (corner % 2 == 0 ? x : page.width() - 1 - x) / across;
        double inY = (corner < 2 ? y : page.height() - 1 - y) / down;
        if (inX + inY < 1) {
          put(page, x, y, inX + inY > 0.985 ? grey * 2 / 3 : grey);
        }
      }
    }
  }

  /** A piece of paper lies over it. */
  static void cover(GreyPage page, double left, double top, double width, double height, int grey) {
    for (int y = (int) top; y < top + height; y++) {
      for (int x = (int) left; x < left + width; x++) {
        put(page, x, y, grey);
      }
    }
  }

  /** One sheet over another, which shows below or above by so many rows. */
  static GreyPage over(GreyPage upper, GreyPage lower, int rows, boolean below) {
    int height = upper.height() + rows;
    byte[] pixels = new byte[upper.width() * height];
    Arrays.fill(pixels, (byte) WHITE);
    GreyPage both = new GreyPage(upper.width(), height, pixels);
    int upperTop = below ? 0 : rows;
    int lowerTop = below ? height - lower.height() : 0;
    lay(lower, both, lowerTop);
    lay(upper, both, upperTop);
    return both;
  }

  private static void lay(GreyPage sheet, GreyPage on, int top) {
    for (int y = 0; y < sheet.height(); y++) {
      for (int x = 0; x < Math.min(sheet.width(), on.width()); x++) {
        put(on, x, y + top, sheet.at(x, y));
      }
    }
  }
}
