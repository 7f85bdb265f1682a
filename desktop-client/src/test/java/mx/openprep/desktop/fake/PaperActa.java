package mx.openprep.desktop.fake;

import com.google.protobuf.ByteString;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A page with names and figures, enough like an acta to be keyed from. */
public final class PaperActa {
  private PaperActa() {}

  public static ByteString jpeg(String heading, Map<String, String> figures) throws IOException {
    BufferedImage page = new BufferedImage(1700, 2800, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = page.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, page.getWidth(), page.getHeight());
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 52));
    pen.drawString(heading, 120, 180);
    int y = 320;
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
      pen.drawString(figure.getKey(), 120, y);
      pen.drawRect(1150, y - 60, 400, 84);
      pen.setFont(new Font(Font.SERIF, Font.ITALIC, 60));
      pen.drawString(figure.getValue(), 1300, y);
      y += 110;
    }
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(page, "jpg", bytes);
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
