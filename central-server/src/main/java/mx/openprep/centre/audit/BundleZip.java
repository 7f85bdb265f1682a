package mx.openprep.centre.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A zip whose every byte follows from the names and contents of its entries: nothing is compressed
 * and all times are the same. So a change of any byte shows, also of one that no entry holds.
 */
final class BundleZip {
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleZip() {}

  /** Writes entries that lie as files in a folder, in the given order. */
  static void write(Path folder, List<String> names, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(file)) {
          put(zip, name, Files.size(file), crc(file), in);
        }
      }
    }
  }

  private static void put(
      ZipOutputStream zip, String name, long size, long crc, InputStream content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(TIME);
    entry.setSize(size);
    entry.setCrc(crc);
    zip.putNextEntry(entry);
    content.transferTo(zip);
    zip.closeEntry();
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[64 << 10];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue();
  }

  /** The names of the entries, in their order; empty when it cannot be read as a zip. */
  static Optional<List<String>> names(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> names = new ArrayList<>();
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        names.add(all.nextElement().getName());
      }
      return Optional.of(names);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Where the file is other than its entries make it.
   *
   * @return the entry near which that is; empty when every byte is as it should be
   */
  static Optional<String> difference(Path file) {
    try (InputStream is = Files.newInputStream(file);
        ZipFile zip = new ZipFile(file.toFile())) {
      Comparison same = new Comparison(is);
      String near = "the beginning";
      try (ZipOutputStream again = new ZipOutputStream(same)) {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
          ZipEntry entry = all.nextElement();
          near = entry.getName();
          try (InputStream content = zip.getInputStream(entry)) {
            put(again, entry.getName(), entry.getSize(), entry.getCrc(), content);
          }
          again.flush();
          if (same.differs) {
            return Optional.of(near);
          }
        }
        near = "the end";
      } catch (ZipException e) {
        return Optional.of(near);
      }
      return same.differs || is.read() >= 0 ? Optional.of("the directory") : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("the directory");
    }
  }

  /** Compares what is written with what is read. */
  private static final class Comparison extends OutputStream {
    private final InputStream expected;
    private boolean differs;

    Comparison(InputStream expected) {
      this.expected = expected;
    }

    @Override
    public void write(int b) throws IOException {
      differs |= expected.read() != (b & 0xff);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      byte[] there = expected.readNBytes(length);
      differs |=
          there.length != length
              || !Arrays.equals(there, 0, length, bytes, offset, offset + length);
    }
  }

  /** The content of an entry. */
  static InputStream open(ZipFile zip, String name) {
    try {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new IOException("No " + name);
      }
      return zip.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
