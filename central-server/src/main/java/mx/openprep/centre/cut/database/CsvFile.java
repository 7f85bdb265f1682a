package mx.openprep.centre.cut.database;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import mx.openprep.election.CsvDialect;

/** A table in the dialect the election package asks for. */
final class CsvFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvFile() {}

  static byte[] render(CsvDialect dialect, Consumer<CsvWriter> rows) {
    StringWriter text = new StringWriter();
    if (dialect.byteOrderMark()) {
      text.write(BYTE_ORDER_MARK);
    }
    if (dialect.separatorLine()) {
      text.write("sep=" + dialect.delimiter() + dialect.lineEnd());
    }
    try (CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(dialect.delimiter())
            .lineDelimiter(LineDelimiter.of(dialect.lineEnd()))
            .build(text)) {
      rows.accept(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(dialect.charset());
  }
}
