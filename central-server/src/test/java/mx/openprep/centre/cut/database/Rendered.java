package mx.openprep.centre.cut.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;

/** The database files of a cut by name, and what is in their zips. */
final class Rendered {
  private Rendered() {}

  static SortedMap<String, byte[]> of(DatabaseFiles files, Cut cut, Changes changes) {
    SortedMap<String, byte[]> rendered = new TreeMap<>();
    for (CutFile file : files.waves(cut, changes).getFirst()) {
      assertThat(file.path()).startsWith("bases/");
      rendered.put(
          file.path().substring("bases/".length()),
          file.content().render(DatabaseBenchmark.None.FILES));
    }
    return rendered;
  }

  static SortedMap<String, byte[]> of(Cut cut) {
    return of(new DatabaseFiles(), cut, Changes.everything());
  }

  static byte[] get(Map<String, byte[]> files, String name) {
    byte[] file = files.get(name);
    assertThat(file).as(name + " of " + files.keySet()).isNotNull();
    return file == null ? new byte[0] : file;
  }

  /** As the JDK reads it; it checks each CRC. */
  static SequencedMap<String, byte[]> entries(byte[] zip) throws IOException {
    SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
