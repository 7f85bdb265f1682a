package mx.openprep.centre.cut.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * A piece of a file, compressed so that the compressed pieces of a file one after the other are the
 * compressed file: it refers to nothing before it and ends at a byte (see ADR 0011).
 */
final class Packed {
  /** Raw deflate data without its last block. */
  private final byte[] deflated;

  private final int crc;
  private final long size;

  private Packed(byte[] deflated, int crc, long size) {
    this.deflated = deflated;
    this.crc = crc;
    this.size = size;
  }

  /** Compresses a piece; the level is that of {@link Deflater}. */
  static Packed of(byte[] plain, int level) {
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(plain);
      ByteArrayOutputStream deflated = new ByteArrayOutputStream(plain.length / 8 + 64);
      byte[] buffer = new byte[16 << 10];
      int written;
      do {
        written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        deflated.write(buffer, 0, written);
      } while (written == buffer.length);
      return new Packed(deflated.toByteArray(), Crc.of(plain), plain.length);
    } finally {
      deflater.end();
    }
  }

  static Packed of(byte[] plain) {
    return of(plain, Deflater.DEFAULT_COMPRESSION);
  }

  /** Of the plain bytes. */
  int crc() {
    return crc;
  }

  /** Of the plain bytes. */
  long size() {
    return size;
  }

  int deflatedSize() {
    return deflated.length;
  }

  void putInto(ByteBuffer buffer) {
    buffer.put(deflated);
  }
}
