package mx.openprep.desktop.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binary PGM, 8 bits: the plainest grey picture file, which SANE's pnm backend scans. */
final class PgmFile {
  private static final Pattern HEADER =
      Pattern.compile("P5(?:\\s|#[^\\n]*\\n)+(\\d{1,5})(?:\\s|#[^\\n]*\\n)+(\\d{1,5})\\s+255\\s");
  private static final int LONGEST_HEADER = 1024;

  private PgmFile() {}

  static byte[] encode(GreyPage page) {
    return encode(page, "");
  }

  /**
   * Makes the file.
   *
   * @param remark one line that stands in it for people and programs; may be empty
   */
  static byte[] encode(GreyPage page, String remark) {
    String line = remark.isEmpty() ? "" : "#" + remark.replaceAll("\\R", " ") + "\n";
    byte[] header =
        ("P5\n" + line + page.width() + " " + page.height() + "\n255\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] file = Arrays.copyOf(header, header.length + page.pixels().length);
    System.arraycopy(page.pixels(), 0, file, header.length, page.pixels().length);
    return file;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is not such a file, or not all of it
   */
  static GreyPage decode(byte[] file) throws IOException {
    String start =
        new String(file, 0, Math.min(file.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
    Matcher header = HEADER.matcher(start);
    if (!header.lookingAt()) {
      throw new IOException("no PGM header");
    }
    int width = Integer.parseInt(header.group(1));
    int height = Integer.parseInt(header.group(2));
    if ((long) width * height > file.length - header.end()) {
      throw new IOException("PGM file ends early");
    }
    return new GreyPage(
        width, height, Arrays.copyOfRange(file, header.end(), header.end() + width * height));
  }
}
