package mx.openprep.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The character encoding of a text: UTF-8 if every byte of it is, else the one Windows writes, of
 * which ISO 8859-1 is the part without the signs at 0x80–0x9F.
 *
 * @param markBytes length of the byte order mark; 0 without
 */
record Encoding(Charset charset, int markBytes) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int BUFFER = 1 << 16;

  static Encoding of(InputStream bytes) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int length = bytes.readNBytes(buffer, 0, BUFFER);
    if (starts(buffer, length, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (starts(buffer, length, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (starts(buffer, length, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    boolean utf8 = true;
    boolean windowsOnly = false;
    int following = 0;
    while (length > 0) {
      for (int i = 0; i < length; i++) {
        int value = buffer[i] & 0xFF;
        if (value < 0x80 && following == 0) {
          continue;
        }
        windowsOnly |= value >= 0x80 && value <= 0x9F;
        if (utf8) {
          following = following(value, following);
          utf8 = following >= 0;
        }
      }
      length = bytes.readNBytes(buffer, 0, BUFFER);
    }
    if (utf8 && following == 0) {
      return new Encoding(StandardCharsets.UTF_8, 0);
    }
    return new Encoding(windowsOnly ? WINDOWS : StandardCharsets.ISO_8859_1, 0);
  }

  /** How many continuation bytes must follow after this one; -1 when it cannot stand here. */
  private static int following(int value, int expected) {
    if (expected > 0) {
      return (value & 0xC0) == 0x80 ? expected - 1 : -1;
    }
    if (value >= 0xC2 && value <= 0xDF) {
      return 1;
    }
    if (value >= 0xE0 && value <= 0xEF) {
      return 2;
    }
    return value >= 0xF0 && value <= 0xF4 ? 3 : -1;
  }

  private static boolean starts(byte[] buffer, int length, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= length || (buffer[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  Reader reader(InputStream bytes) throws IOException {
    bytes.skipNBytes(markBytes);
    return new InputStreamReader(bytes, charset);
  }
}
