package mx.openprep.database;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A published database: what stands above the rows, read once, and the rows, read as often as they
 * are asked for, so that a federal file takes no more memory than a small one. Not for use by
 * several threads at once.
 */
public final class PublishedDatabase {
  private static final Pattern BETWEEN_OBSERVATIONS = Pattern.compile("[,.;|/\\[\\]'\"]+");
  private static final int CACHED = 10_000;

  private final DatabaseSource source;
  private final Encoding encoding;
  private final DatabaseHead head;
  private final Layout layout;
  private final Map<Column, PublishedColumn> known = new EnumMap<>(Column.class);
  private final List<PublishedColumn> votes;
  private final Map<String, CellValue> words = new HashMap<>();
  private final Map<String, PublishedRow.Observations> observations = new HashMap<>();

  PublishedDatabase(DatabaseSource source, Encoding encoding, DatabaseHead head, Layout layout) {
    this.source = source;
    this.encoding = encoding;
    this.head = head;
    this.layout = layout;
    for (PublishedColumn column : head.columns()) {
      if (column.meaning() instanceof ColumnMeaning.Known(Column meaning)) {
        known.putIfAbsent(meaning, column);
      }
    }
    votes = head.columns().stream().filter(PublishedColumn::isVotes).toList();
  }

  /** The way to it: {@code package.zip/gubernatura.zip/JAL_GUB_2024.csv}. */
  public String name() {
    return source.name();
  }

  public Dialect dialect() {
    return head.dialect();
  }

  /** The lines above the figures, without the time of the cut; the first is the title. */
  public List<String> titles() {
    return head.titles();
  }

  /** The time of the cut as it stands in the file. */
  public Optional<String> cutTime() {
    return head.cutTime();
  }

  /** The header figures in the order of the file. */
  public List<PublishedFigure> figures() {
    return head.figures();
  }

  /** Every column in the order of the file. */
  public List<PublishedColumn> columns() {
    return head.columns();
  }

  /** The vote fields in the order of the file, NO_REGISTRADAS and NULOS among them. */
  public List<PublishedColumn> votes() {
    return votes;
  }

  public Optional<PublishedColumn> column(Column meaning) {
    return Optional.ofNullable(known.get(meaning));
  }

  /** Line of the column names, from 1. */
  public int columnsLine() {
    return head.columnsLine();
  }

  /** What the layout does not know above the rows. */
  public List<Remark> remarks() {
    return head.remarks();
  }

  public Layout layout() {
    return layout;
  }

  /**
   * The rows, from the file; close the stream.
   *
   * @throws UncheckedIOException also later, while the stream is read
   * @throws Refusal F650, later, at a line that is no row of a table
   */
  public Stream<PublishedRow> rows() {
    try {
      CsvReader<CsvRecord> csv =
          DatabaseHead.csv(head.dialect().delimiter()).ofCsvRecord(encoding.reader(source.open()));
      CloseableIterator<CsvRecord> records = csv.iterator();
      return StreamSupport.stream(new Rows(records), false)
          .onClose(() -> {
            try {
              records.close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CellValue value(String published) {
    OptionalLong plain = Cells.number(published);
    if (plain.isPresent()) {
      return new CellValue.Count(plain.getAsLong());
    }
    @Nullable CellValue cached = words.get(published);
    if (cached != null) {
      return cached;
    }
    CellValue value = read(Cells.clean(published));
    if (words.size() < CACHED) {
      words.put(published, value);
    }
    return value;
  }

  private CellValue read(String clean) {
    OptionalLong number = Cells.number(clean);
    if (number.isPresent()) {
      return new CellValue.Count(number.getAsLong());
    }
    if (clean.isEmpty()) {
      return new CellValue.Word(CellWord.EMPTY);
    }
    return layout
        .word(clean)
        .<CellValue>map(CellValue.Word::new)
        .orElseGet(() -> new CellValue.Unknown(clean));
  }

  PublishedRow.Observations observations(String text) {
    PublishedRow.@Nullable Observations cached = observations.get(text);
    if (cached != null) {
      return cached;
    }
    PublishedRow.Observations read = split(text);
    if (observations.size() < CACHED) {
      observations.put(text, read);
    }
    return read;
  }

  private PublishedRow.Observations split(String text) {
    List<PublishedObservation> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Optional<PublishedObservation> whole = layout.observation(text);
    if (whole.isPresent()) {
      found.add(whole.get());
    } else {
      for (String part : BETWEEN_OBSERVATIONS.split(text, -1)) {
        if (!Names.normal(part).isEmpty()) {
          layout.observation(part).ifPresentOrElse(found::add, () -> unknown.add(part.strip()));
        }
      }
    }
    found.removeIf(o -> o == PublishedObservation.NINGUNA);
    return new PublishedRow.Observations(found.stream().distinct().sorted().toList(), unknown);
  }

  /** Leaves out what stands above the rows, and lines without content. */
  private final class Rows extends java.util.Spliterators.AbstractSpliterator<PublishedRow> {
    private final CloseableIterator<CsvRecord> records;

    Rows(CloseableIterator<CsvRecord> records) {
      super(Long.MAX_VALUE, ORDERED | NONNULL);
      this.records = records;
    }

    @Override
    public boolean tryAdvance(java.util.function.Consumer<? super PublishedRow> action) {
      try {
        while (records.hasNext()) {
          CsvRecord record = records.next();
          if (record.getStartingLineNumber() > head.columnsLine()
              && !DatabaseHead.isBlank(record.getFields())) {
            action.accept(
                new PublishedRow(
                    PublishedDatabase.this,
                    Math.toIntExact(record.getStartingLineNumber()),
                    head.trimmed(record.getFields())));
            return true;
          }
        }
        return false;
      } catch (CsvParseException e) {
        throw new Refusal(
            MessageCode.DATABASE_UNREADABLE, e, name(), String.valueOf(e.getMessage()));
      }
    }
  }
}
