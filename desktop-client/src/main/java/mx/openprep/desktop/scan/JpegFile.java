package mx.openprep.desktop.scan;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes the image that is published: grey JPEG without any metadata. */
final class JpegFile {
  // The published images of a PREP have 200 to 400 kB (DOMAIN §1); a grainy page gets there with
  // less quality.
  private static final int LARGEST = 400_000;
  private static final float[] QUALITIES = {0.75f, 0.6f, 0.45f};

  // Encoding a page takes most of its time; an eighth of it tells which qualities to leave out.
  private static final int SAMPLE = 8;
  private static final double SURELY_TOO_LARGE = 1.2;
  private static final int BLOCK = 8;

  private JpegFile() {}

  /** The same page always gives the same bytes. */
  static ByteString encode(GreyPage page) {
    ByteString file = ByteString.EMPTY;
    GreyPage sample = sample(page);
    for (float quality : QUALITIES) {
      boolean last = quality == QUALITIES[QUALITIES.length - 1];
      if (!last && encode(sample, quality).size() > SURELY_TOO_LARGE * LARGEST / SAMPLE) {
        continue;
      }
      file = encode(page, quality);
      if (file.size() <= LARGEST) {
        return file;
      }
    }
    return file;
  }

  /** Some rows of everywhere: how grainy a page is shows in them. */
  private static GreyPage sample(GreyPage page) {
    int rows = Math.max(1, page.height() / SAMPLE / BLOCK) * BLOCK;
    byte[] some = new byte[page.width() * Math.min(rows, page.height())];
    int blocks = some.length / page.width() / BLOCK;
    for (int block = 0; block < blocks; block++) {
      int from = page.height() / BLOCK * block / blocks * BLOCK;
      System.arraycopy(
          page.pixels(),
          from * page.width(),
          some,
          block * BLOCK * page.width(),
          BLOCK * page.width());
    }
    return new GreyPage(page.width(), some.length / page.width(), some);
  }

  private static ByteString encode(GreyPage page, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(LARGEST);
    JPEGImageWriteParam settings = (JPEGImageWriteParam) writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality);
    settings.setOptimizeHuffmanTables(true);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(page.toImage(), null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
