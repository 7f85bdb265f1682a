package mx.openprep.centre.cut.database;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A zip in memory; the same entries and time give the same bytes. */
final class ZipBuilder {
  /** Enough for the small files beside a large one, and what a zip says of all. */
  static final int ROOM = 64 << 10;

  private final LocalDateTime time;
  private final ByteArrayOutputStream bytes;
  private final ZipArchiveOutputStream zip;

  /**
   * An empty zip.
   *
   * @param time of every entry, local
   * @param expected size in bytes: what outgrows it is copied
   */
  ZipBuilder(LocalDateTime time, int expected) {
    this.time = time;
    this.bytes = new ByteArrayOutputStream(expected);
    this.zip = new ZipArchiveOutputStream(bytes);
  }

  /** Adds a file that is compressed already, piece by piece. */
  ZipBuilder add(String name, PackedFile file) {
    byte[] deflated = file.deflated();
    put(name, ZipEntry.DEFLATED, file.crc(), file.size(), deflated);
    return this;
  }

  /** Adds a file whose own format compresses it. */
  ZipBuilder addStored(String name, byte[] file) {
    put(name, ZipEntry.STORED, Crc.of(file), file.length, file);
    return this;
  }

  byte[] finish() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void put(String name, int method, int crc, long size, byte[] content) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTimeLocal(time);
    entry.setMethod(method);
    entry.setCrc(Integer.toUnsignedLong(crc));
    entry.setSize(size);
    entry.setCompressedSize(content.length);
    try {
      zip.addRawArchiveEntry(entry, new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
