package mx.openprep.desktop.form;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import mx.openprep.acta.ActaQr;

/** The QR of an acta: level Q, readable with a quarter of it damaged. */
final class QrCode {
  /** 0.78 mm; below 0.75 mm a scan at 200 dpi begins to fail. */
  static final double MODULE_POINTS = 2.22;

  static final int QUIET_MODULES = 4;

  private final ByteMatrix modules;

  QrCode(ActaQr qr) {
    try {
      modules = Encoder.encode(qr.text(), ErrorCorrectionLevel.Q).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR: " + qr.text(), e);
    }
  }

  /** Width and height with the quiet zone. */
  double size() {
    return (modules.getWidth() + 2 * QUIET_MODULES) * MODULE_POINTS;
  }

  void draw(PageCanvas canvas, double left, double top) throws IOException {
    canvas.fill(left, top, size(), size(), 1);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          canvas.fill(
              left + (x + QUIET_MODULES) * MODULE_POINTS,
              top + (y + QUIET_MODULES) * MODULE_POINTS,
              MODULE_POINTS,
              MODULE_POINTS,
              0);
        }
      }
    }
  }
}
