package mx.openprep.desktop.fake;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;

/** A filled page like an acta: legal paper at 200 dots an inch, a table of figures, a QR. */
public final class PaperActa {
  private static final int WIDTH = 1700;
  private static final int HEIGHT = 2800;
  private static final int MODULE = 7;
  private static final int LEFT = 120;
  private static final int FIRST_ROW = 560;

  private PaperActa() {}

  /**
   * Draws a page.
   *
   * @param figures by the label printed beside them, in the order of the paper
   */
  public static BufferedImage draw(String heading, String qr, Map<String, String> figures) {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = page.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(Color.BLACK);
    pen.setStroke(new BasicStroke(3));
    write(pen, Font.BOLD, 44, "ACTA DE ESCRUTINIO Y CÓMPUTO", LEFT, 200);
    write(pen, Font.PLAIN, 36, heading, LEFT, 270);
    write(pen, Font.PLAIN, 28, "Simulada: no es un documento electoral", LEFT, 330);
    drawQr(pen, qr);
    int height = Math.min(90, (HEIGHT - FIRST_ROW - 200) / figures.size());
    int y = FIRST_ROW;
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      pen.drawRect(LEFT, y, WIDTH - 2 * LEFT, height);
      pen.drawRect(WIDTH - LEFT - 300, y, 300, height);
      write(pen, Font.PLAIN, 32, figure.getKey(), LEFT + 20, y + height - 26);
      pen.setFont(new Font(Font.SERIF, Font.ITALIC, 56));
      pen.drawString(figure.getValue(), WIDTH - LEFT - 240, y + height - 20);
      y += height;
    }
    pen.dispose();
    return page;
  }

  private static void write(Graphics2D pen, int style, int size, String text, int x, int y) {
    pen.setFont(new Font(Font.SANS_SERIF, style, size));
    pen.drawString(text, x, y);
  }

  private static void drawQr(Graphics2D pen, String text) {
    BitMatrix code;
    try {
      code =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  1,
                  1,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.Q,
                      EncodeHintType.MARGIN,
                      0));
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
    int left = WIDTH - LEFT - code.getWidth() * MODULE;
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          pen.fillRect(left + x * MODULE, 140 + y * MODULE, MODULE, MODULE);
        }
      }
    }
  }
}
