package mx.openprep.election;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CSV file of the package. One record is one line, so that a stray quote spoils its own line
 * only.
 *
 * @param readable whether there is a header with every obligatory column; if not, nothing is known
 *     of the ids in the file
 */
record CsvTable(boolean readable, List<CsvRow> rows) {

  static CsvTable read(
      Optional<SourceText> source, List<TableDescriptions.Column> columns, Faults faults) {
    return source
        .map(text -> new Parser(text, columns, faults).parse())
        .orElseGet(() -> new CsvTable(false, List.of()));
  }

  private static final class Parser {
    private final SourceText source;
    private final List<String> lines;
    private final List<TableDescriptions.Column> columns;
    private final Faults faults;
    private final CsvReader.CsvReaderBuilder csv =
        CsvReader.builder().skipEmptyLines(false).allowUnclosedQuote(false);

    Parser(SourceText source, List<TableDescriptions.Column> columns, Faults faults) {
      this.source = source;
      this.lines = source.text().lines().toList();
      this.columns = columns;
      this.faults = faults;
    }

    CsvTable parse() {
      List<String> names = lines.isEmpty() ? List.of() : cells(1).orElse(List.of());
      Map<String, Integer> places = places(names);
      if (columns.stream().anyMatch(c -> c.required() && !places.containsKey(c.name()))) {
        return new CsvTable(false, List.of());
      }
      List<CsvRow> rows = new ArrayList<>();
      for (int number = 2; number <= lines.size(); number++) {
        if (!lines.get(number - 1).isBlank()) {
          int line = number;
          cells(number).ifPresent(cells -> rows.add(row(line, cells, places, names.size())));
        }
      }
      if (lines.stream().skip(1).allMatch(String::isBlank)) {
        faults.add(source.file(), FaultCode.NO_ROWS, "", "");
      }
      return new CsvTable(true, List.copyOf(rows));
    }

    private Optional<List<String>> cells(int number) {
      String line = lines.get(number - 1);
      try {
        return Optional.of(csv.ofSingleCsvRecord(line).getFields());
      } catch (CsvParseException _) {
        faults.add(new PackageFault(source.file(), number, 1, FaultCode.ROW_UNREADABLE, line, ""));
        return Optional.empty();
      }
    }

    private Map<String, Integer> places(List<String> names) {
      List<String> known = columns.stream().map(TableDescriptions.Column::name).toList();
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i).strip();
        if (!known.contains(name)) {
          headerFault(i, FaultCode.COLUMN_UNKNOWN, name);
        } else if (places.putIfAbsent(name, i) != null) {
          headerFault(i, FaultCode.COLUMN_TWICE, name);
        }
      }
      for (TableDescriptions.Column column : columns) {
        if (column.required() && !places.containsKey(column.name())) {
          headerFault(0, FaultCode.COLUMN_MISSING, column.name());
        }
      }
      return places;
    }

    private void headerFault(int cell, FaultCode code, String name) {
      String header = lines.isEmpty() ? "" : lines.getFirst();
      String expected = columns.stream().map(TableDescriptions.Column::name).collect(joining(", "));
      faults.add(
          new PackageFault(source.file(), 1, CsvRow.columnOf(header, cell), code, name, expected));
    }

    private CsvRow row(int number, List<String> cells, Map<String, Integer> places, int width) {
      CsvRow row = new CsvRow(source.file(), number, lines.get(number - 1), cells, places, faults);
      if (cells.size() != width) {
        row.faultAt(
            Math.min(cells.size(), width),
            FaultCode.WRONG_CELL_COUNT,
            String.valueOf(cells.size()),
            String.valueOf(width));
      }
      columns.forEach(row::check);
      return row;
    }
  }
}
