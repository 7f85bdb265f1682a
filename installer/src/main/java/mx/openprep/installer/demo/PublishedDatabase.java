package mx.openprep.installer.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A published database file as anybody would read it: header figures and rows by column name. */
record PublishedDatabase(Map<String, String> figures, List<Map<String, String>> rows) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static PublishedDatabase parse(String text, char delimiter) {
    List<CsvRecord> records = new ArrayList<>();
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(false)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(content)
        .forEach(records::add);
    Map<String, String> figures = byName(records.get(3), records.get(4));
    List<Map<String, String>> rows = new ArrayList<>();
    for (CsvRecord record : records.subList(7, records.size())) {
      if (record.getFieldCount() > 1) {
        rows.add(byName(records.get(6), record));
      }
    }
    return new PublishedDatabase(figures, rows);
  }

  private static Map<String, String> byName(CsvRecord names, CsvRecord values) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.getFieldCount() && i < values.getFieldCount(); i++) {
      row.put(names.getField(i), values.getField(i));
    }
    return row;
  }
}
