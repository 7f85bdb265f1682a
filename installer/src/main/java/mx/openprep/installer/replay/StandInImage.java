package mx.openprep.installer.replay;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small valid JPEG that says plainly what it is: not the image of the acta, but what stands in
 * for it in a replay. It is made as large as wanted by comments of noise.
 */
final class StandInImage {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 120;
  private static final int LARGEST_COMMENT = 65_533;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

  private final int size;

  StandInImage(int size) {
    this.size = size;
  }

  byte[] of(Paper paper) throws IOException {
    byte[] jpeg = jpeg(page(paper));
    ByteArrayOutputStream file = new ByteArrayOutputStream(Math.max(size, jpeg.length) + 256);
    file.write(jpeg, 0, 2);
    // Two images that look alike are two files: what makes them differ stands in them.
    comment(file, ("Replay stand-in for " + paper.image()).getBytes(StandardCharsets.UTF_8));
    SplittableRandom noise = new SplittableRandom(paper.image().hashCode());
    for (int missing = size - jpeg.length - file.size();
        missing > 4;
        missing = size - jpeg.length - file.size()) {
      byte[] filling = new byte[Math.min(missing - 4, LARGEST_COMMENT)];
      noise.nextBytes(filling);
      comment(file, filling);
    }
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** A COM segment right after the start of the image (ITU T.81, B.2.4.5). */
  private static void comment(ByteArrayOutputStream file, byte[] content) {
    int length = content.length + 2;
    file.write(0xFF);
    file.write(0xFE);
    file.write(length >> 8);
    file.write(length);
    file.writeBytes(content);
  }

  private static BufferedImage page(Paper paper) {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      graphics.setColor(Color.BLACK);
      graphics.setFont(FONT);
      graphics.drawString("REPETICIÓN: NO ES LA IMAGEN DEL ACTA", 12, 30);
      graphics.drawString("Está en lugar de la imagen de", 12, 62);
      graphics.drawString(paper.place(), 12, 94);
    } finally {
      graphics.dispose();
    }
    return page;
  }

  private static byte[] jpeg(BufferedImage page) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(page);
      }
      return bytes.toByteArray();
    } finally {
      writer.dispose();
    }
  }
}
