package mx.openprep.desktop.scan.escl;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Pages as scanners send them. */
final class Pages {
  private Pages() {}

  static byte[] jpeg(BufferedImage page) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(page, "jpeg", file)) {
        throw new IllegalArgumentException("not to be written as a JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** So many small pages, each different from the others. */
  static List<byte[]> small(int count) {
    return IntStream.range(0, count).mapToObj(Pages::one).toList();
  }

  private static byte[] one(int number) {
    BufferedImage page = new BufferedImage(200 + number, 300, BufferedImage.TYPE_BYTE_GRAY);
    new Random(number).nextBytes(((DataBufferByte) page.getRaster().getDataBuffer()).getData());
    return jpeg(page);
  }

  /** The pixels of a page as everybody decodes them. */
  static IntBuffer pixels(byte[] jpeg) {
    try {
      return pixels(ImageIO.read(new ByteArrayInputStream(jpeg)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static IntBuffer pixels(BufferedImage page) {
    return IntBuffer.wrap(
        page.getRaster().getPixels(0, 0, page.getWidth(), page.getHeight(), (int[]) null));
  }
}
