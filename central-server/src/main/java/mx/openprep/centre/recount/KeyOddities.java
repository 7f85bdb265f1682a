package mx.openprep.centre.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.database.Column;
import mx.openprep.database.PublishedRow;
import org.jspecify.annotations.Nullable;

/**
 * Keys that repeat and keys that contradict the columns they are made of. Neither is wrong: real
 * catalogues hold the same key several times (DOMAIN §2).
 */
final class KeyOddities {
  private static final int LISTED = 5;
  private static final int KEY_LENGTH = 11;

  private final Map<String, Integer> firstLines = new HashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final List<String> repeated = new ArrayList<>();
  private long repetitions;
  private long contradicting;

  void add(RecountedRow row) {
    String key = row.key();
    if (key.length() < KEY_LENGTH) {
      return;
    }
    int line = row.row().line();
    @Nullable Integer first = firstLines.putIfAbsent(key, line);
    if (first != null) {
      repetitions++;
      if (repeated.size() < LISTED) {
        repeated.add("%s on lines %d and %d".formatted(key, first, line));
      }
    }
    contradiction(row.row(), row);
  }

  private void contradiction(PublishedRow published, RecountedRow row) {
    String key = published.text(Column.CLAVE_CASILLA);
    if (key.length() != KEY_LENGTH) {
      return;
    }
    List<String> against = new ArrayList<>();
    compare(published, Column.ID_ENTIDAD, key.substring(0, 2), against);
    compare(published, Column.SECCION, key.substring(2, 6), against);
    compare(published, Column.ID_CASILLA, key.substring(7, 9), against);
    compare(published, Column.EXT_CONTIGUA, key.substring(9, 11), against);
    if (published.keyType().isPresent()
        && row.type().isPresent()
        && !published.keyType().equals(row.type())) {
      against.add("TIPO_CASILLA " + published.text(Column.TIPO_CASILLA));
    }
    String acta = published.text(Column.CLAVE_ACTA);
    String type = published.text(Column.TIPO_ACTA);
    if (!acta.isEmpty() && !type.isEmpty() && !acta.equals(key + type) && !acta.equals(key)) {
      against.add("CLAVE_ACTA " + acta + ", TIPO_ACTA " + type);
    }
    if (!against.isEmpty()) {
      contradicting++;
      if (contradictions.size() < LISTED) {
        contradictions.add(
            "line %d: %s, but %s".formatted(published.line(), key, String.join(", ", against)));
      }
    }
  }

  private static void compare(
      PublishedRow row, Column column, String expected, List<String> against) {
    String text = row.text(column);
    if (text.isEmpty() || !text.chars().allMatch(Character::isDigit)) {
      return;
    }
    // A spreadsheet may have taken the leading zeros.
    if (text.length() > 9 || Integer.parseInt(text) != Integer.parseInt(digits(expected))) {
      against.add(column + " " + text);
    }
  }

  private static String digits(String expected) {
    return expected.chars().allMatch(Character::isDigit) ? expected : "-1";
  }

  List<String> found() {
    List<String> found = new ArrayList<>();
    if (repetitions > 0) {
      found.add(
          "%,d rows repeat the key of an earlier row: %s"
              .formatted(repetitions, listed(repeated, repetitions)));
    }
    if (contradicting > 0) {
      found.add(
          "%,d rows contradict their key: %s"
              .formatted(contradicting, listed(contradictions, contradicting)));
    }
    return found;
  }

  private static String listed(List<String> some, long all) {
    return String.join("; ", some) + (all > some.size() ? "; …" : "");
  }
}
