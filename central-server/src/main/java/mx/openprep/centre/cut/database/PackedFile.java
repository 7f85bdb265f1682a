package mx.openprep.centre.cut.database;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * A file as its compressed pieces: nothing is compressed again to make a zip or gzip file of it.
 */
final class PackedFile {
  /** A final block of deflate data that holds nothing. */
  private static final byte[] END = {3, 0};

  private static final byte[] GZIP = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, -1};

  private final List<Packed> pieces;
  private final long size;
  private final int crc;
  private final int deflatedSize;

  private PackedFile(List<Packed> pieces) {
    this.pieces = pieces;
    long size = 0;
    int crc = 0;
    int deflatedSize = END.length;
    for (Packed piece : pieces) {
      crc = Crc.concatenated(crc, piece.crc(), piece.size());
      size += piece.size();
      deflatedSize += piece.deflatedSize();
    }
    this.size = size;
    this.crc = crc;
    this.deflatedSize = deflatedSize;
  }

  static PackedFile of(Packed first, List<Packed> others) {
    List<Packed> pieces = new ArrayList<>(others.size() + 1);
    pieces.add(first);
    pieces.addAll(others);
    return new PackedFile(pieces);
  }

  static PackedFile of(Packed first, List<Packed> others, Packed last) {
    List<Packed> pieces = new ArrayList<>(others.size() + 2);
    pieces.add(first);
    pieces.addAll(others);
    pieces.add(last);
    return new PackedFile(pieces);
  }

  static PackedFile of(byte[] plain) {
    return of(Packed.of(plain), List.of());
  }

  /** Of the plain bytes. */
  long size() {
    return size;
  }

  /** Of the plain bytes. */
  int crc() {
    return crc;
  }

  /** Of the whole as raw deflate data. */
  int deflatedSize() {
    return deflatedSize;
  }

  /** The whole as raw deflate data. */
  byte[] deflated() {
    return fill(ByteBuffer.allocate(deflatedSize)).array();
  }

  byte[] gzip() {
    ByteBuffer file = ByteBuffer.allocate(GZIP.length + deflatedSize + 8);
    file.order(ByteOrder.LITTLE_ENDIAN).put(GZIP);
    return fill(file).putInt(crc).putInt((int) size).array();
  }

  private ByteBuffer fill(ByteBuffer buffer) {
    pieces.forEach(piece -> piece.putInto(buffer));
    return buffer.put(END);
  }
}
