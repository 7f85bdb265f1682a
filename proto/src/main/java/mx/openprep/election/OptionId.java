package mx.openprep.election;

/**
 * Id of an option on a ballot; it is also the name of its column in the database files: {@code
 * PAN}, {@code C_PAN_PRI_PRD}, {@code CI_1}.
 */
public record OptionId(String value) implements Comparable<OptionId> {
  private static final int LONGEST = 80;

  public OptionId {
    if (!isColumnName(value)) {
      throw new IllegalArgumentException("Not an option id: " + value);
    }
  }

  /**
   * Whether a word can name a column: at most 80 of A–Z, 0–9 and {@code _}, which does not come
   * first. A cut of a whole state asks millions of times, so no regular expression.
   */
  public static boolean isColumnName(String word) {
    return !word.isEmpty()
        && word.length() <= LONGEST
        && word.charAt(0) != '_'
        && word.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  }

  @Override
  public int compareTo(OptionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
