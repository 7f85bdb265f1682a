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

  private JpegFile() {}

  /** The same page always gives the same bytes. */
  static ByteString encode(GreyPage page) {
    ByteString file = ByteString.EMPTY;
    for (float quality : QUALITIES) {
      file = encode(page, quality);
      if (file.size() <= LARGEST) {
        return file;
      }
    }
    return file;
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
