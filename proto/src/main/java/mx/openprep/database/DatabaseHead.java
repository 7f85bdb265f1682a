package mx.openprep.database;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.message.MessageCode;

/**
 * What stands above the rows of a database, wherever it stands: title, time of the cut, figures,
 * column names.
 */
record DatabaseHead(
    Dialect dialect,
    List<String> titles,
    Optional<String> cutTime,
    List<PublishedFigure> figures,
    List<PublishedColumn> columns,
    int columnsLine,
    List<Remark> remarks) {
  private static final List<Character> DELIMITERS = List.of(',', '|', ';', '\t');
  private static final int LARGEST = 1 << 19;
  private static final int MOST_LINES = 100;

  /** So many column names known to the layout make a line of column names. */
  private static final int FEWEST_COLUMNS = 5;

  private static final int FEWEST_FIGURES = 3;

  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\\s*\"?sep=(.)\"?\\s*");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2}[/-]\\d{1,2}[/-]\\d{4}|\\d{4}-\\d{2}-\\d{2})[ ,T]+\\d{1,2}:\\d{2}(:\\d{2})?"
              + "(\\s*(hrs?\\.?|[ap]\\.?\\s?m\\.?))?(\\s*\\(?UTC\\s*[-+−]?\\d{1,2}(:\\d{2})?\\)?)?",
          Pattern.CASE_INSENSITIVE);

  DatabaseHead {
    titles = List.copyOf(titles);
    figures = List.copyOf(figures);
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
  }

  /** A reader that takes every line as it is, whatever number of cells it has. */
  static CsvReader.CsvReaderBuilder csv(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  /** Empty when no line holds the column names of a database. */
  static Optional<DatabaseHead> read(Encoding encoding, Reader reader, Layout layout)
      throws IOException {
    String text = beginning(reader);
    String firstLine = text.lines().findFirst().orElse("");
    Matcher separator = SEPARATOR_LINE.matcher(firstLine);
    boolean separatorLine = separator.matches();
    List<Character> delimiters = separatorLine ? List.of(separator.group(1).charAt(0)) : DELIMITERS;

    Optional<Lines> best = Optional.empty();
    for (char delimiter : delimiters) {
      Optional<Lines> lines = Lines.of(text, delimiter, layout);
      if (lines.isPresent() && best.map(Lines::known).orElse(0) < lines.get().known()) {
        best = lines;
      }
    }
    return best.map(lines -> {
      Dialect dialect =
          new Dialect(
              encoding.charset(),
              encoding.markBytes() > 0,
              lines.delimiter(),
              lineEnd(text),
              separatorLine);
      return new Builder(dialect, lines, layout).build();
    });
  }

  private static String beginning(Reader reader) throws IOException {
    char[] buffer = new char[LARGEST];
    int length = 0;
    while (length < LARGEST) {
      int read = reader.read(buffer, length, LARGEST - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return new String(buffer, 0, length);
  }

  private static Dialect.LineEnd lineEnd(String text) {
    int feed = text.indexOf('\n');
    int carriage = text.indexOf('\r');
    if (carriage < 0 || (feed >= 0 && feed < carriage)) {
      return Dialect.LineEnd.LF;
    }
    return feed == carriage + 1 ? Dialect.LineEnd.CRLF : Dialect.LineEnd.CR;
  }

  static boolean isBlank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  /** A row without the empty cells that a delimiter at the end of each line makes. */
  List<String> trimmed(List<String> cells) {
    return withoutBlankEnd(cells, columns.size());
  }

  private static List<String> withoutBlankEnd(List<String> cells, int least) {
    int size = cells.size();
    while (size > least && cells.get(size - 1).isBlank()) {
      size--;
    }
    return cells.subList(0, size);
  }

  /**
   * The first lines, cut at a delimiter.
   *
   * @param names index of the line of the column names
   * @param known how many of them the layout knows
   */
  private record Lines(char delimiter, List<CsvRecord> records, int names, int known) {
    static Optional<Lines> of(String text, char delimiter, Layout layout) {
      List<CsvRecord> records = new ArrayList<>();
      try {
        for (CsvRecord record : csv(delimiter).ofCsvRecord(text)) {
          records.add(record);
          if (records.size() == MOST_LINES) {
            break;
          }
        }
      } catch (CsvParseException _) {
        // The end of what was read may lie within a quoted cell; the lines before it are sound.
      }
      int names = -1;
      int most = FEWEST_COLUMNS - 1;
      for (int i = 0; i < records.size(); i++) {
        int known = ColumnNames.known(records.get(i).getFields(), layout);
        if (known > most) {
          names = i;
          most = known;
        }
      }
      return names < 0 ? Optional.empty() : Optional.of(new Lines(delimiter, records, names, most));
    }
  }

  private static final class Builder {
    private final Dialect dialect;
    private final Lines lines;
    private final Layout layout;
    private final List<String> titles = new ArrayList<>();
    private final List<PublishedFigure> figures = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Optional<String> cutTime = Optional.empty();

    Builder(Dialect dialect, Lines lines, Layout layout) {
      this.dialect = dialect;
      this.lines = lines;
      this.layout = layout;
    }

    DatabaseHead build() {
      int first = dialect.separatorLine() ? 1 : 0;
      for (int i = first; i < lines.names(); i++) {
        CsvRecord record = lines.records().get(i);
        List<String> cells = withoutBlankEnd(record.getFields(), 0);
        if (cells.isEmpty()) {
          continue;
        }
        if (knownFigures(cells) >= FEWEST_FIGURES) {
          i = nextWithContent(i + 1);
          addFigures(cells, lines.records().get(i), i < lines.names(), line(record));
        } else if (cells.size() == 2 && layout.figure(cells.getFirst()).isPresent()) {
          addFigure(cells.getFirst(), cells.getLast(), line(record));
        } else {
          addTitle(cells);
        }
      }
      CsvRecord names = lines.records().get(lines.names());
      ColumnNames columns =
          ColumnNames.of(withoutBlankEnd(names.getFields(), 0), line(names), layout);
      remarks.addAll(columns.remarks());
      return new DatabaseHead(
          dialect, titles, cutTime, figures, columns.columns(), line(names), remarks);
    }

    private long knownFigures(List<String> cells) {
      return cells.stream().filter(cell -> layout.figure(cell).isPresent()).count();
    }

    private int nextWithContent(int from) {
      int i = from;
      while (i < lines.names() && isBlank(lines.records().get(i).getFields())) {
        i++;
      }
      return i;
    }

    private void addFigures(List<String> names, CsvRecord record, boolean values, int namesLine) {
      if (!values) {
        remarks.add(
            Remark.of(MessageCode.DATABASE_FIGURES_RAGGED, namesLine, 0, "0", "" + names.size()));
        return;
      }
      List<String> cells = withoutBlankEnd(record.getFields(), names.size());
      if (cells.size() != names.size()) {
        remarks.add(
            Remark.of(
                MessageCode.DATABASE_FIGURES_RAGGED,
                line(record),
                0,
                "" + cells.size(),
                "" + names.size()));
      }
      for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
        addFigure(names.get(i), cells.get(i), line(record));
      }
    }

    private void addFigure(String name, String text, int line) {
      Optional<Figure> meaning = layout.figure(name);
      if (meaning.isEmpty()) {
        remarks.add(
            Remark.of(
                MessageCode.DATABASE_FIGURE_UNKNOWN, line, figures.size() + 1, name.strip(), text));
      }
      figures.add(new PublishedFigure(name.strip(), meaning, Cells.clean(text), line));
    }

    private void addTitle(List<String> cells) {
      String title =
          String.join(" ", cells.stream().map(Cells::clean).filter(c -> !c.isEmpty()).toList());
      Matcher time = TIME.matcher(title);
      if (cutTime.isEmpty() && time.find()) {
        cutTime = Optional.of(time.group().strip());
        if (time.group().length() == title.length()) {
          return;
        }
      }
      titles.add(title);
    }

    private static int line(CsvRecord record) {
      return Math.toIntExact(record.getStartingLineNumber());
    }
  }
}
