package mx.openprep.installer.provisioning;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A published CSV file, plain or gzipped, with or without byte order mark. */
final class SourceList {
  private SourceList() {}

  static List<NamedCsvRecord> read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(plain)) {
      return csv.stream().toList();
    }
  }
}
