package mx.openprep.desktop.form;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mx.openprep.acta.ActaQr;
import mx.openprep.form.Box;

/**
 * The QR of an acta: level Q, readable with a quarter of it damaged. Of the eight masks a QR may
 * have, the first that reads back is printed: ZXing cannot find some that are quite right.
 */
final class QrCode {
  /** One pixel of a scan at 200 dpi. */
  private static final double PIXEL_POINTS = 72.0 / ActaPrinter.DOTS_PER_INCH;

  private static final int MODULE_PIXELS = 7;

  static final double MODULE_POINTS = FormLandmarks.QR_MODULE;
  private static final int QUIET_MODULES = FormLandmarks.QR_QUIET_MODULES;
  private static final int MASKS = 8;
  private static final int WHITE = 0xFFFFFF;

  private final ByteMatrix modules;

  QrCode(ActaQr qr) {
    modules =
        IntStream.range(0, MASKS)
            .mapToObj(mask -> encoded(qr.text(), mask))
            .filter(matrix -> readsBack(matrix, qr.text()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No QR reads back: " + qr.text()));
  }

  private static ByteMatrix encoded(String text, int mask) {
    try {
      return Encoder.encode(
              text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.QR_MASK_PATTERN, mask))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR: " + text, e);
    }
  }

  private static boolean readsBack(ByteMatrix matrix, String text) {
    int side = (matrix.getWidth() + 2 * QUIET_MODULES) * MODULE_PIXELS;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, WHITE);
    for (int i = 0; i < pixels.length; i++) {
      int column = i % side / MODULE_PIXELS - QUIET_MODULES;
      int row = i / side / MODULE_PIXELS - QUIET_MODULES;
      if (isDark(matrix, column, row)) {
        pixels[i] = 0;
      }
    }
    try {
      return new QRCodeReader()
          .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
          .getText()
          .equals(text);
    } catch (ReaderException unreadable) {
      return false;
    }
  }

  private static boolean isDark(ByteMatrix matrix, int column, int row) {
    return column >= 0
        && row >= 0
        && column < matrix.getWidth()
        && row < matrix.getHeight()
        && matrix.get(column, row) == 1;
  }

  /** Width and height with the quiet zone. */
  double size() {
    return (modules.getWidth() + 2 * QUIET_MODULES) * MODULE_POINTS;
  }

  /** Draws it with its corner near this point, where a page of 200 dpi has a pixel. */
  void draw(PageCanvas canvas, double x, double y) throws IOException {
    double left = Math.floor(x / PIXEL_POINTS) * PIXEL_POINTS;
    double top = Math.floor(y / PIXEL_POINTS) * PIXEL_POINTS;
    canvas.fill(left, top, size(), size(), 1);
    List<Box> dark = new ArrayList<>();
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        if (isDark(modules, column, row)) {
          dark.add(
              new Box(
                  left + (column + QUIET_MODULES) * MODULE_POINTS,
                  top + (row + QUIET_MODULES) * MODULE_POINTS,
                  MODULE_POINTS,
                  MODULE_POINTS));
        }
      }
    }
    canvas.fill(dark, 0);
  }
}
