package mx.openprep.centre.cut.database;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import mx.openprep.election.CsvDialect;

/** Tables in the dialect the election package asks for. */
final class CsvText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvText() {}

  /** What a file starts with. */
  static byte[] start(CsvDialect dialect, Consumer<CsvWriter> rows) {
    StringWriter text = new StringWriter();
    if (dialect.byteOrderMark()) {
      text.write(BYTE_ORDER_MARK);
    }
    if (dialect.separatorLine()) {
      text.write("sep=" + dialect.delimiter() + dialect.lineEnd());
    }
    return write(dialect, text, rows);
  }

  /** Rows that stand further down. */
  static byte[] rows(CsvDialect dialect, Consumer<CsvWriter> rows) {
    return write(dialect, new StringWriter(), rows);
  }

  private static byte[] write(CsvDialect dialect, StringWriter text, Consumer<CsvWriter> rows) {
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
