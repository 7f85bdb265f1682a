package mx.openprep.acta;

/**
 * What one field of an acta says (DOMAIN §4). Digits and words that differ, or digits that are
 * unclear, count as the words; only one of them present counts as that one: both are {@link Votes}.
 */
public sealed interface FieldValue {
  static FieldValue votes(int count) {
    return new Votes(count);
  }

  /** A whole number of votes, ballots or persons, 0 to {@value #MOST}. */
  record Votes(int count) implements FieldValue {
    /** Officials do write six digits: the largest in the data of Puebla 2024 is 259,336. */
    public static final int MOST = 999_999;

    public Votes {
      if (count < 0 || count > MOST) {
        throw new IllegalArgumentException("A field holds 0 to " + MOST + ": " + count);
      }
    }
  }

  /** What stands instead of a number. */
  enum Mark implements FieldValue {
    /** Neither digits nor words can be read. */
    ILLEGIBLE,
    /** Neither digits nor words are there: <em>Sin dato</em>. */
    BLANK,
    /** The field does not exist for this casilla: published {@code N/A}. Nobody keys it. */
    NOT_APPLICABLE
  }
}
