package mx.openprep.desktop.scan;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks the directories of a TIFF file, one for each page, and checks that all they point to lies
 * in the file. Java's reader takes a file that was cut between two pages for one of fewer pages.
 */
final class TiffDirectories {
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int MAGIC = 42;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int SHORT = 3;

  private final ByteBuffer file;

  private TiffDirectories(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    file.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /**
   * Counts the pages.
   *
   * @throws IOException if part of the file is missing, or it has too many pages
   */
  static int requireWhole(byte[] bytes) throws IOException {
    try {
      return new TiffDirectories(bytes).pages();
    } catch (IndexOutOfBoundsException | BufferUnderflowException | NegativeArraySizeException e) {
      throw new IOException("the file ends early", e);
    }
  }

  private int pages() throws IOException {
    if (file.capacity() < HEADER || file.getShort(2) != MAGIC) {
      throw new IOException("no TIFF header");
    }
    Set<Integer> seen = new HashSet<>();
    int at = file.getInt(4);
    while (at != 0) {
      if (!seen.add(at)) {
        throw new IOException("its pages go in a circle");
      }
      PageFile.requireCount(seen.size());
      int entries = file.getShort(at) & 0xffff;
      requireData(at + 2, entries);
      at = file.getInt(at + 2 + entries * ENTRY);
    }
    return seen.size();
  }

  private void requireData(int first, int entries) throws IOException {
    long[] offsets = {};
    long[] lengths = {};
    for (int entry = first; entry < first + entries * ENTRY; entry += ENTRY) {
      switch (file.getShort(entry) & 0xffff) {
        case STRIP_OFFSETS, TILE_OFFSETS -> offsets = numbers(entry);
        case STRIP_BYTES, TILE_BYTES -> lengths = numbers(entry);
        default -> {}
      }
    }
    if (offsets.length == 0 || offsets.length != lengths.length) {
      throw new IOException("a page without pixels");
    }
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] + lengths[i] > file.capacity()) {
        throw new IOException("the file ends early");
      }
    }
  }

  private long[] numbers(int entry) throws IOException {
    boolean isShort = file.getShort(entry + 2) == SHORT;
    int size = isShort ? 2 : 4;
    long count = file.getInt(entry + 4) & 0xffffffffL;
    if (count * size > file.capacity()) {
      throw new IOException("the file ends early");
    }
    int at = count * size <= 4 ? entry + 8 : file.getInt(entry + 8);
    long[] numbers = new long[(int) count];
    for (int i = 0; i < numbers.length; i++) {
      int place = at + i * size;
      numbers[i] = isShort ? file.getShort(place) & 0xffff : file.getInt(place) & 0xffffffffL;
    }
    return numbers;
  }
}
