package mx.openprep.centre.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Any text as a QR that survives a quarter of it damaged. */
public final class QrPicture {
  private static final int MODULE_PIXELS = 8;
  private static final int WHITE = 0xFFFFFF;

  private QrPicture() {}

  /** PNG. */
  public static byte[] png(String text) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture(modules(text)), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** The same as a {@code data:} address. */
  public static String dataAddress(String text) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text));
  }

  /**
   * For a page that permits no picture from elsewhere: an SVG path over a white square.
   *
   * @param size of the square, in modules, its quiet margin included
   * @param path of the dark modules
   */
  public record Outline(int size, String path) {}

  public static Outline outline(String text) {
    BitMatrix modules = modules(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return new Outline(modules.getWidth(), path.toString());
  }

  /** For a terminal: two modules above each other are one character, dark on light. */
  public static String blocks(String text) {
    BitMatrix modules = modules(text);
    StringBuilder blocks = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y += 2) {
      for (int x = 0; x < modules.getWidth(); x++) {
        boolean lower = y + 1 < modules.getHeight() && modules.get(x, y + 1);
        blocks.append(modules.get(x, y) ? (lower ? ' ' : '\u2584') : (lower ? '\u2580' : '\u2588'));
      }
      blocks.append('\n');
    }
    return blocks.toString();
  }

  private static BitMatrix modules(String text) {
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
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8"));
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR: " + text, e);
    }
  }

  private static BufferedImage picture(BitMatrix modules) {
    BufferedImage picture =
        new BufferedImage(
            modules.getWidth() * MODULE_PIXELS,
            modules.getHeight() * MODULE_PIXELS,
            BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, modules.get(x / MODULE_PIXELS, y / MODULE_PIXELS) ? 0 : WHITE);
      }
    }
    return picture;
  }
}
