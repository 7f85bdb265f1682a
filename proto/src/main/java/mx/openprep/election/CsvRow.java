package mx.openprep.election;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One row of a CSV file; it reports the faults of its cells and remembers that it has some. */
final class CsvRow {
  private final String file;
  private final int line;
  private final String text;
  private final List<String> cells;
  private final Map<String, Integer> places;
  private final Faults faults;
  private final Set<String> malformed = new HashSet<>();
  private boolean faulty;

  CsvRow(
      String file,
      int line,
      String text,
      List<String> cells,
      Map<String, Integer> places,
      Faults faults) {
    this.file = file;
    this.line = line;
    this.text = text;
    this.cells = cells;
    this.places = places;
    this.faults = faults;
  }

  int line() {
    return line;
  }

  boolean isFaulty() {
    return faulty;
  }

  /** Checks the cell of a column against its description. */
  void check(TableDescriptions.Column column) {
    String cell = cell(column.name());
    if (cell.isEmpty()) {
      if (column.required()) {
        malformed.add(column.name());
        fault(column.name(), FaultCode.CELL_EMPTY, column.name(), column.example());
      }
    } else if (!column.pattern().matcher(cell).matches()) {
      malformed.add(column.name());
      fault(column.name(), FaultCode.CELL_MALFORMED, cell, column.example());
    }
  }

  private String cell(String column) {
    Integer place = places.get(column);
    return place == null || place >= cells.size() ? "" : cells.get(place).strip();
  }

  /** Empty where the cell is empty, or malformed and so already reported. */
  Optional<String> text(String column) {
    String cell = cell(column);
    return cell.isEmpty() || malformed.contains(column) ? Optional.empty() : Optional.of(cell);
  }

  /** Whether nothing stands there, not even something malformed. */
  boolean isEmpty(String column) {
    return cell(column).isEmpty();
  }

  List<String> words(String column) {
    return text(column).map(t -> List.of(t.split(" "))).orElse(List.of());
  }

  /** Reads this row's own id and reports it if an earlier row has it. */
  <K> Optional<K> declare(String column, Function<String, K> id, Catalogue<K, ?> catalogue) {
    Optional<K> own = text(column).map(id);
    own.flatMap(o -> catalogue.declare(o, line))
        .ifPresent(
            earlier -> fault(column, FaultCode.ID_TWICE, cell(column), file + ":" + earlier));
    return own;
  }

  /** The thing another file holds under the id in this cell; reported if there is none. */
  <K, V> Optional<V> reference(String column, Function<String, K> id, Catalogue<K, V> catalogue) {
    return text(column).flatMap(word -> reference(column, word, id.apply(word), catalogue));
  }

  /** The same for one of several words in the cell. */
  <K, V> Optional<V> reference(String column, String word, K id, Catalogue<K, V> catalogue) {
    if (catalogue.isUnknown(id)) {
      fault(column, FaultCode.REFERENCE_UNKNOWN, word, catalogue.file());
    }
    return catalogue.find(id);
  }

  void fault(String column, FaultCode code, String found, String expected) {
    faultAt(places.getOrDefault(column, 0), code, found, expected);
  }

  void faultAt(int cell, FaultCode code, String found, String expected) {
    faulty = true;
    faults.add(new PackageFault(file, line, columnOf(text, cell), code, found, expected));
  }

  /** The character, from 1, at which the cell with this number, from 0, starts. */
  static int columnOf(String line, int cell) {
    int remaining = cell;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (remaining == 0) {
        return i + 1;
      }
      if (character == '"') {
        quoted = !quoted;
      } else if (character == ',' && !quoted) {
        remaining--;
      }
    }
    return line.length() + 1;
  }
}
