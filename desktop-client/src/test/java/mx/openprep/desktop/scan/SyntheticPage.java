package mx.openprep.desktop.scan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Map;
import java.util.Random;

/** Draws pages like actas, legal paper at 200 dots an inch: a table, rows of strokes, a QR. */
final class SyntheticPage {
  static final int WIDTH = 1700;
  static final int HEIGHT = 2800;
  static final int QR_LEFT = 1380;
  static final int QR_TOP = 120;
  private static final int MODULE = 6;

  private SyntheticPage() {}

  static BufferedImage acta(String qr) {
    BufferedImage page = withoutQr(qr.hashCode());
    drawQr(page, qr);
    return page;
  }

  static BufferedImage withoutQr(long seed) {
    BufferedImage page = blank();
    Graphics2D graphics = page.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.BLACK);
    Random random = new Random(seed);
    drawTable(graphics);
    for (int y = 520; y < 2600; y += 80) {
      drawStrokes(graphics, random, 150, 1050, y);
      drawStrokes(graphics, random, 1150, 1300, y);
    }
    graphics.dispose();
    return page;
  }

  static BufferedImage blank() {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    fill(page, 0xff);
    return page;
  }

  private static void fill(BufferedImage image, int grey) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(grey, grey, grey));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
  }

  private static void drawTable(Graphics2D graphics) {
    for (int y = 490; y <= 2650; y += 80) {
      graphics.fill(new Rectangle2D.Double(120, y, 1460, 3));
    }
    for (int x : new int[] {120, 1100, 1340, 1577}) {
      graphics.fill(new Rectangle2D.Double(x, 490, 3, 2163));
    }
  }

  /** Stand for letters; real fonts differ from machine to machine. */
  private static void drawStrokes(Graphics2D graphics, Random random, int from, int to, int y) {
    graphics.setStroke(new java.awt.BasicStroke(4));
    for (int x = from; x < to; x += 24) {
      if (random.nextInt(6) > 0) {
        graphics.draw(new Line2D.Double(x, y, x + random.nextInt(14), y + 30));
        graphics.draw(new Line2D.Double(x, y + random.nextInt(30), x + 14, y + random.nextInt(30)));
      }
    }
  }

  private static void drawQr(BufferedImage page, String text) {
    BitMatrix modules = encode(text);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.BLACK);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          graphics.fillRect(QR_LEFT + x * MODULE, QR_TOP + y * MODULE, MODULE, MODULE);
        }
      }
    }
    graphics.dispose();
  }

  private static BitMatrix encode(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.Q,
                  EncodeHintType.MARGIN,
                  0));
    } catch (WriterException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Covers a part, as a stain or a sticker would. */
  static BufferedImage covered(BufferedImage page, int left, int top, int width, int height) {
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(left, top, width, height);
    graphics.dispose();
    return page;
  }

  /** Turned clockwise on white, all of it kept. */
  static BufferedImage turned(BufferedImage page, double degrees) {
    int quarters = (int) Math.round(degrees / 90);
    return GreyPage.of(page).quarterTurned(quarters).turned(degrees - 90 * quarters, 255).toImage();
  }

  static BufferedImage noisy(BufferedImage page, double deviation) {
    GreyPage grey = GreyPage.of(page);
    Random random = new Random(7);
    for (int i = 0; i < grey.pixels().length; i++) {
      long value = Math.round((grey.pixels()[i] & 0xff) + deviation * random.nextGaussian());
      grey.pixels()[i] = (byte) Math.clamp(value, 0, 255);
    }
    return grey.toImage();
  }

  /** Gaussian blur with this standard deviation in pixels. */
  static BufferedImage blurred(BufferedImage page, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    float[] weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      sum += weights[i + reach];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    BufferedImage across =
        new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null)
            .filter(page, null);
    return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(across, null);
  }

  /** Lying on a black bed that is larger by the margin on each side. */
  static BufferedImage onDarkBed(BufferedImage page, int margin, double degrees) {
    BufferedImage bed =
        new BufferedImage(
            page.getWidth() + 2 * margin, page.getHeight() + 2 * margin, page.getType());
    fill(bed, 30);
    Graphics2D graphics = bed.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.rotate(Math.toRadians(degrees), bed.getWidth() / 2.0, bed.getHeight() / 2.0);
    graphics.drawImage(page, margin, margin, null);
    graphics.dispose();
    return bed;
  }
}
