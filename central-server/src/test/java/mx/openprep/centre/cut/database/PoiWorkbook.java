package mx.openprep.centre.cut.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The peer: the same header and cells by Apache POI's streaming writer. */
final class PoiWorkbook {
  private final DatabaseHeader header;
  private final List<DatabaseColumn> columns;
  private final DatabaseRow.Context context;
  private final ElectionTally tally;

  private PoiWorkbook(Cut cut, ElectionTally tally) {
    this.tally = tally;
    this.columns = DatabaseColumns.of(cut.databases(), tally.election(), Words.load());
    this.header = DatabaseHeader.of(cut, tally, columns);
    this.context = new DatabaseRow.Context(cut, tally.election());
  }

  static byte[] render(Cut cut, ElectionTally tally) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new PoiWorkbook(cut, tally).write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(OutputStream out) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
      SXSSFSheet sheet = workbook.createSheet(tally.election().code().value());
      List<List<String>> lines = header.lines();
      for (int line = 0; line < lines.size(); line++) {
        Row row = sheet.createRow(line);
        for (int i = 0; i < lines.get(line).size(); i++) {
          row.createCell(i).setCellValue(lines.get(line).get(i));
        }
      }
      int number = DatabaseHeader.LINES;
      for (ActaRow acta : tally.rows()) {
        DatabaseRow cells = DatabaseRow.of(context, acta);
        Row row = sheet.createRow(number++);
        for (int i = 0; i < columns.size(); i++) {
          String text = columns.get(i).text(cells);
          if (columns.get(i).kind() == ColumnKind.NUMBER && text.matches("\\d{1,15}")) {
            row.createCell(i).setCellValue(Double.parseDouble(text));
          } else if (!text.isEmpty()) {
            row.createCell(i).setCellValue(text);
          }
        }
      }
      workbook.write(out);
    }
  }
}
