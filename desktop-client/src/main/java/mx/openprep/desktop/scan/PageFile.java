package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture file that some program may still be writing, or that was cut off on its way. */
public final class PageFile {
  private static final long MOST_PIXELS = 100_000_000;

  private enum Format {
    JPEG,
    PNG,
    TIFF,
    PGM
  }

  private PageFile() {}

  /** By its name; a file being copied mostly has another one, or a dot in front. */
  static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && name.matches(".+\\.(jpe?g|png|tiff?|pgm)");
  }

  /**
   * All pages of a file.
   *
   * @throws IOException if it is not all there, or is no picture
   */
  public static List<BufferedImage> read(Path file) throws IOException {
    return read(Files.readAllBytes(file));
  }

  /**
   * All pages of a file that was read already.
   *
   * @throws IOException if it is not all there, or is no picture
   */
  public static List<BufferedImage> read(byte[] bytes) throws IOException {
    return switch (format(bytes)) {
      case PGM -> List.of(PgmFile.decode(bytes).toImage());
      case JPEG -> {
        // Decoders fill up a JPEG that ends early.
        requireEnd(bytes, new byte[] {(byte) 0xff, (byte) 0xd9});
        yield decode(bytes);
      }
      case PNG -> {
        requireEnd(bytes, new byte[] {'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82});
        yield decode(bytes);
      }
      case TIFF -> decode(bytes);
    };
  }

  private static Format format(byte[] bytes) throws IOException {
    int start = bytes.length < 4 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return switch (start) {
      case 0xffd8 -> Format.JPEG;
      case 0x8950 -> Format.PNG;
      case 0x4949, 0x4d4d -> Format.TIFF;
      case 0x5035 -> Format.PGM;
      default -> throw new IOException("neither JPEG, PNG, TIFF nor PGM");
    };
  }

  private static void requireEnd(byte[] bytes, byte[] end) throws IOException {
    int from = Math.max(0, bytes.length - end.length);
    if (!Arrays.equals(bytes, from, bytes.length, end, 0, end.length)) {
      throw new IOException("the file ends early");
    }
  }

  private static List<BufferedImage> decode(byte[] bytes) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new IOException("no reader for this picture");
      }
      ImageReader reader = readers.next();
      try {
        return decode(reader, input);
      } catch (RuntimeException e) {
        // Java's readers answer damaged files with these as well.
        throw new IOException("damaged picture", e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static List<BufferedImage> decode(ImageReader reader, ImageInputStream input)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    reader.setInput(input);
    List<BufferedImage> pages = new ArrayList<>();
    for (int page = 0; page < reader.getNumImages(true); page++) {
      if ((long) reader.getWidth(page) * reader.getHeight(page) > MOST_PIXELS) {
        throw new IOException("too large a picture");
      }
      pages.add(reader.read(page));
    }
    for (String warning : warnings) {
      // libjpeg's words for data missing inside the file.
      if (warning.contains("remature end")) {
        throw new IOException(warning);
      }
    }
    return pages;
  }
}
