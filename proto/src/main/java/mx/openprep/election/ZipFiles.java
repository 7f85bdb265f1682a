package mx.openprep.election;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Reads and writes packages as zip. What is read comes from anybody: the bytes are counted as they
 * are unpacked, whatever the zip says of itself, and nothing is written to disk.
 */
final class ZipFiles {
  /** Our tables shrink about tenfold; far more is no table. */
  private static final long DENSEST = 100;

  private static final long ALWAYS_ALLOWED = 4L << 20;
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ZipFiles() {}

  /** The most bytes this zip may unpack to. */
  static long limit(Path zip) throws IOException {
    return Math.min(PackageFiles.LARGEST_PACKAGE, ALWAYS_ALLOWED + DENSEST * Files.size(zip));
  }

  static void read(Path path, PackageFiles files) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (!files.acceptsCount(zip.size())) {
        return;
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.getName().equals("simulation/") && files.accepts(entry.getName())) {
          unpack(zip, entry, files);
        }
      }
    } catch (ZipException | EOFException e) {
      files.refuse("", FaultCode.ZIP_UNREADABLE, String.valueOf(e.getMessage()), "");
    }
  }

  private static void unpack(ZipFile zip, ZipEntry entry, PackageFiles files) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      int most = (int) files.remaining();
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) {
        files.refuse(entry.getName(), FaultCode.FILE_TOO_LARGE, "", most + " B");
      } else {
        files.put(entry.getName(), content);
      }
    } catch (ZipException | EOFException e) {
      files.refuse(entry.getName(), FaultCode.ZIP_UNREADABLE, String.valueOf(e.getMessage()), "");
    }
  }

  /** The same files give the same zip, byte for byte. */
  static void write(SortedMap<String, byte[]> files, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      ZipEntry entry = new ZipEntry(file.getKey());
      entry.setTimeLocal(ENTRY_TIME);
      zip.putNextEntry(entry);
      zip.write(file.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }
}
