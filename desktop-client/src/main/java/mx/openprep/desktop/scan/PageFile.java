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
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * A picture file that some program may still be writing, that was cut off on its way, or that
 * somebody made to do harm. Sizes are checked before anything is unpacked.
 */
public final class PageFile {
  static final int MOST_PAGES = 50;

  /** Legal paper at 600 dots an inch has 43 million. */
  static final long MOST_PIXELS = 50_000_000;

  private static final int LONGEST_SIDE = 20_000;
  private static final long LARGEST_FILE = 200_000_000;
  // Pages are kept at what the pipeline makes of them anyway.
  private static final int KEPT_SIDE = 2850;

  private enum Format {
    JPEG,
    PNG,
    TIFF,
    PGM,
    PDF
  }

  /** Beyond what is opened: too many pages, pixels or bytes. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(String why) {
      super(why);
    }
  }

  private PageFile() {}

  /** By its name; a file being copied mostly has another one, or a dot in front. */
  static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && name.matches(".+\\.(jpe?g|png|tiff?|pgm|pdf)");
  }

  /**
   * All pages of a file that a person chose.
   *
   * @throws Refusal FILE_BROKEN when it is not all there or no picture, FILE_TOO_LARGE when opening
   *     it would take too much
   */
  public static List<BufferedImage> imported(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return read(file);
    } catch (TooLargeException e) {
      throw new Refusal(MessageCode.FILE_TOO_LARGE, e, name, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Refusal(MessageCode.FILE_BROKEN, e, name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * All pages of a file.
   *
   * @throws IOException if it is not all there, is no picture, or is too large
   */
  public static List<BufferedImage> read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST_FILE) {
      throw new TooLargeException(size / 1_000_000 + " MB");
    }
    return read(Files.readAllBytes(file));
  }

  /**
   * All pages of a file that was read already.
   *
   * @throws IOException if it is not all there, is no picture, or is too large
   */
  public static List<BufferedImage> read(byte[] bytes) throws IOException {
    try {
      return switch (format(bytes)) {
        case PGM -> List.of(PgmFile.decode(bytes).toImage());
        case JPEG -> {
          // Decoders fill up a JPEG that ends early.
          requireEnd(bytes, new byte[] {(byte) 0xff, (byte) 0xd9});
          yield decode(bytes, OptionalInt.of(1));
        }
        case PNG -> {
          requireEnd(bytes, new byte[] {'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82});
          yield decode(bytes, OptionalInt.of(1));
        }
        case TIFF -> decode(bytes, OptionalInt.of(TiffDirectories.requireWhole(bytes)));
        case PDF -> PdfPages.read(bytes);
      };
    } catch (RuntimeException | StackOverflowError e) {
      // Readers of pictures answer damaged files with these as well.
      throw new IOException("damaged", e);
    }
  }

  private static Format format(byte[] bytes) throws IOException {
    int start = bytes.length < 4 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return switch (start) {
      case 0xffd8 -> Format.JPEG;
      case 0x8950 -> Format.PNG;
      case 0x4949, 0x4d4d -> Format.TIFF;
      case 0x5035 -> Format.PGM;
      case 0x2550 -> Format.PDF;
      default -> throw new IOException("neither JPEG, PNG, TIFF, PGM nor PDF");
    };
  }

  private static void requireEnd(byte[] bytes, byte[] end) throws IOException {
    int from = Math.max(0, bytes.length - end.length);
    if (!Arrays.equals(bytes, from, bytes.length, end, 0, end.length)) {
      throw new IOException("the file ends early");
    }
  }

  static void requireSize(long width, long height) throws TooLargeException {
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
      throw new TooLargeException(width + " × " + height);
    }
  }

  static void requireCount(int pages) throws TooLargeException {
    if (pages > MOST_PAGES) {
      throw new TooLargeException(pages + " > " + MOST_PAGES);
    }
  }

  /** As grey and as large as the pipeline takes it, so that many pages have room. */
  static BufferedImage kept(BufferedImage page) {
    return GreyPage.of(page).fitted(KEPT_SIDE).toImage();
  }

  private static List<BufferedImage> decode(byte[] bytes, OptionalInt expected) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new IOException("no reader for this picture");
      }
      ImageReader reader = readers.next();
      try {
        return decode(reader, input, expected);
      } finally {
        reader.dispose();
      }
    }
  }

  private static List<BufferedImage> decode(
      ImageReader reader, ImageInputStream input, OptionalInt expected) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    // Without metadata, which is compressed as well and nobody looks at.
    reader.setInput(input, false, true);
    int count = reader.getNumImages(true);
    requireCount(count);
    if (expected.isPresent() && expected.getAsInt() != count) {
      throw new IOException("%d of %d pages".formatted(count, expected.getAsInt()));
    }
    List<BufferedImage> pages = new ArrayList<>();
    for (int page = 0; page < count; page++) {
      requireSize(reader.getWidth(page), reader.getHeight(page));
      BufferedImage image = reader.read(page);
      pages.add(count == 1 ? image : kept(image));
    }
    for (String warning : warnings) {
      // libjpeg's words for data missing inside the file.
      if (warning.contains("remature end") || warning.contains("orrupt JPEG")) {
        throw new IOException(warning);
      }
    }
    return pages;
  }
}
