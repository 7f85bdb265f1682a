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

  /** Compresses one piece after the other. For one thread. */
  static final class Packer implements AutoCloseable {
    private final Deflater deflater;
    private final byte[] buffer = new byte[16 << 10];

    private Packer(int level) {
      this.deflater = new Deflater(level, true);
    }

    /**
     * One for each thread: to prepare another for every piece costs more than compressing it.
     *
     * @param level as of {@link Deflater}
     */
    static ThreadLocal<Packer> ofThread(int level) {
      return ThreadLocal.withInitial(() -> new Packer(level));
    }

    Packed pack(byte[] plain) {
      deflater.reset();
      deflater.setInput(plain);
      ByteArrayOutputStream deflated = new ByteArrayOutputStream(plain.length / 8 + 64);
      int written;
      do {
        written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        deflated.write(buffer, 0, written);
      } while (written == buffer.length);
      return new Packed(deflated.toByteArray(), Crc.of(plain), plain.length);
    }

    @Override
    public void close() {
      deflater.end();
    }
  }

  static Packed of(byte[] plain) {
    try (Packer packer = new Packer(Deflater.DEFAULT_COMPRESSION)) {
      return packer.pack(plain);
    }
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
