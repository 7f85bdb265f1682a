package mx.openprep.database;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of text that can be opened again and again: a file itself, or what lies in a gzip or a
 * zip, however deep. What it is is told by its first bytes, not by its name. Nothing is written to
 * disk.
 *
 * @param entries the place of the entry in each zip on the way, from 0
 * @param names of those entries
 */
record DatabaseSource(Path file, List<Integer> entries, List<String> names) {
  private static final int DEEPEST = 6;
  private static final int MOST_ENTRIES = 10_000;

  DatabaseSource {
    entries = List.copyOf(entries);
    names = List.copyOf(names);
  }

  /** Every file in a file that is no archive itself. */
  static List<DatabaseSource> in(Path file) throws IOException {
    List<DatabaseSource> found = new ArrayList<>();
    try (InputStream bytes = plain(Files.newInputStream(file))) {
      DatabaseSource source = new DatabaseSource(file, List.of(), List.of());
      if (isZip(bytes) && !source.isWorkbook()) {
        addEntries(source, bytes, found);
      } else {
        found.add(source);
      }
    }
    return found;
  }

  private static void addEntries(DatabaseSource zip, InputStream bytes, List<DatabaseSource> found)
      throws IOException {
    ZipInputStream entries = zip(bytes);
    int place = 0;
    for (@Nullable ZipEntry entry = entries.getNextEntry();
        entry != null;
        entry = entries.getNextEntry(), place++) {
      if (place == MOST_ENTRIES || zip.entries.size() == DEEPEST) {
        throw new IOException("more than " + MOST_ENTRIES + " files, or too many zips in zips");
      }
      if (!entry.isDirectory()) {
        DatabaseSource source = zip.entry(place, entry.getName());
        InputStream content = plain(new Open(entries));
        if (isZip(content) && !source.isWorkbook()) {
          addEntries(source, content, found);
        } else {
          found.add(source);
        }
      }
    }
  }

  /** A new stream over the text of the file. */
  InputStream open() throws IOException {
    InputStream bytes = plain(Files.newInputStream(file));
    try {
      for (int place : entries) {
        ZipInputStream zip = zip(bytes);
        for (int skipped = 0; skipped <= place; skipped++) {
          Objects.requireNonNull(zip.getNextEntry(), "the zip has changed");
        }
        bytes = plain(zip);
      }
      return bytes;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The way to it: {@code package.zip/gubernatura.zip/JAL_GUB_2024.csv}. */
  String name() {
    return names.isEmpty()
        ? String.valueOf(file.getFileName())
        : file.getFileName() + "/" + String.join("/", names);
  }

  String ownName() {
    return names.isEmpty() ? String.valueOf(file.getFileName()) : names.getLast();
  }

  /** A workbook is a zip, too. */
  boolean isWorkbook() {
    return ownName().matches("(?i).*\\.(xlsx|xlsm|ods)");
  }

  boolean isInArchive() {
    return !names.isEmpty();
  }

  private DatabaseSource entry(int place, String name) {
    List<Integer> places = new ArrayList<>(entries);
    places.add(place);
    List<String> way = new ArrayList<>(names);
    way.add(name);
    return new DatabaseSource(file, places, way);
  }

  /** Names that are not marked as UTF-8 only have to be readable. */
  private static ZipInputStream zip(InputStream bytes) {
    return new ZipInputStream(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Buffered, and unpacked if it is a gzip. */
  private static InputStream plain(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, 1 << 16);
    return starts(buffered, 0x1f, 0x8b)
        ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16)
        : buffered;
  }

  private static boolean isZip(InputStream bytes) throws IOException {
    return starts(bytes, 'P', 'K', 3, 4);
  }

  private static boolean starts(InputStream bytes, int... magic) throws IOException {
    bytes.mark(magic.length);
    boolean same = true;
    for (int expected : magic) {
      same &= bytes.read() == expected;
    }
    bytes.reset();
    return same;
  }

  /** An entry whose end is not the end of the zip it lies in. */
  private static final class Open extends FilterInputStream {
    Open(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
