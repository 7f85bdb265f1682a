package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * The pages of a scanned PDF: of each page the one picture it consists of, as the scanner made it.
 * Nothing is drawn, so no page can keep the program busy; a page that is anything else than one
 * picture is refused.
 */
final class PdfPages {
  private static final int TAIL = 1024;
  private static final int HEAD = 1024;
  private static final long MOST_UNPACKED = 400_000_000;
  private static final long MOST_UNPACKED_AT_ONCE = 160_000_000;
  private static final Pattern LINEARIZED =
      Pattern.compile("/Linearized\\b[^>]*?/L\\s+(\\d{1,12})", Pattern.DOTALL);
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> COMPRESSIONS =
      Set.of("FlateDecode", "DCTDecode", "CCITTFaxDecode", "RunLengthDecode");

  private PdfPages() {}

  /**
   * All pages.
   *
   * @throws IOException if the file is not all there, is too large, or is not a scan
   */
  static List<BufferedImage> read(byte[] bytes) throws IOException {
    requireEnd(bytes);
    requireModestStreams(bytes);
    // Lenient reading would make up what is missing.
    try (PDDocument document = new PDFParser(new RandomAccessReadBuffer(bytes)).parse(false)) {
      PageFile.requireCount(document.getNumberOfPages());
      List<BufferedImage> pages = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        pages.add(PageFile.kept(picture(page)));
      }
      if (pages.isEmpty()) {
        throw new IOException("no pages");
      }
      return pages;
    }
  }

  private static void requireEnd(byte[] bytes) throws IOException {
    int tail = Math.min(bytes.length, TAIL);
    String end =
        new String(bytes, bytes.length - tail, tail, StandardCharsets.ISO_8859_1).stripTrailing();
    String start = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher linearized = LINEARIZED.matcher(start);
    // Made for the web, a file has an end near its start as well.
    boolean isShort = linearized.find() && Long.parseLong(linearized.group(1)) > bytes.length;
    if (!end.endsWith("%%EOF") || isShort) {
      throw new IOException("the file ends early");
    }
  }

  /** Unpacks every stream without keeping it: what is small may unpack to gigabytes. */
  private static void requireModestStreams(byte[] bytes) throws IOException {
    long unpacked = 0;
    for (int at = indexOf(bytes, 0); at >= 0; at = indexOf(bytes, at)) {
      unpacked += unpackedSize(bytes, afterLineEnd(bytes, at));
      if (unpacked > MOST_UNPACKED) {
        throw new PageFile.TooLargeException(
            "unpacks to over " + MOST_UNPACKED / 1_000_000 + " MB");
      }
    }
  }

  private static int afterLineEnd(byte[] bytes, int at) {
    int start = at;
    while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
      start++;
    }
    return start;
  }

  /** After the next word {@code stream}; -1 if there is none. */
  private static int indexOf(byte[] bytes, int from) {
    for (int at = from; at + STREAM.length <= bytes.length; at++) {
      int same = 0;
      while (same < STREAM.length && bytes[at + same] == STREAM[same]) {
        same++;
      }
      if (same == STREAM.length) {
        return at + same;
      }
    }
    return -1;
  }

  private static long unpackedSize(byte[] bytes, int start) throws PageFile.TooLargeException {
    Inflater inflater = new Inflater();
    byte[] nowhere = new byte[1 << 16];
    long unpacked = 0;
    try {
      inflater.setInput(bytes, start, bytes.length - start);
      for (int more = inflater.inflate(nowhere); more > 0; more = inflater.inflate(nowhere)) {
        unpacked += more;
        if (unpacked > MOST_UNPACKED_AT_ONCE) {
          throw new PageFile.TooLargeException(
              "unpacks to over " + MOST_UNPACKED_AT_ONCE / 1_000_000 + " MB");
        }
      }
      return unpacked;
    } catch (DataFormatException notDeflated) {
      // Another compression, or the end of what was; what counts is how much came out.
      return unpacked;
    } finally {
      inflater.end();
    }
  }

  private static BufferedImage picture(PDPage page) throws IOException {
    PDResources resources = page.getResources();
    List<PDImageXObject> pictures = new ArrayList<>();
    if (resources != null) {
      for (COSName name : resources.getXObjectNames()) {
        PDXObject object = resources.getXObject(name);
        if (!(object instanceof PDImageXObject picture)) {
          throw new IOException("not a scanned page");
        }
        pictures.add(picture);
      }
    }
    if (pictures.size() != 1) {
      throw new IOException("not a scanned page: " + pictures.size() + " pictures");
    }
    return picture(pictures.getFirst());
  }

  private static BufferedImage picture(PDImageXObject picture) throws IOException {
    PageFile.requireSize(picture.getWidth(), picture.getHeight());
    List<COSName> filters = picture.getStream().getFilters();
    if (filters.size() > 1) {
      throw new IOException("packed twice");
    }
    for (COSName filter : filters) {
      // PDFBox leaves out, in silence, what it cannot unpack.
      if (!COMPRESSIONS.contains(filter.getName())) {
        throw new IOException("compression " + filter.getName());
      }
      if (filter.equals(COSName.DCT_DECODE)) {
        return PageFile.read(raw(picture)).getFirst();
      }
    }
    return picture.getImage();
  }

  private static byte[] raw(PDImageXObject picture) throws IOException {
    try (var stream = picture.getCOSObject().createRawInputStream()) {
      return stream.readAllBytes();
    }
  }
}
