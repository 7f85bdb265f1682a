package mx.openprep.centre.journal;

import java.util.Optional;
import mx.openprep.election.ActaId;

/**
 * A row that is not what it follows from.
 *
 * @param table in which it is, or should be
 * @param key of the row
 * @param acta whose it is; empty when it belongs to none or to many
 * @param what is wrong: names of columns, or {@code missing}, {@code added}, {@code changed}
 */
public record Alteration(String table, String key, String acta, String what) {
  /** The id of an acta; empty when somebody has written what cannot be one. */
  static Optional<ActaId> acta(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new ActaId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** One that concerns no single acta. */
  public static Alteration of(String table, String key, String what) {
    return new Alteration(table, key, "", what);
  }

  @Override
  public String toString() {
    return table + " " + key + ": " + what;
  }
}
