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
   * first. A cut of a whole state asks millions of times, so neither regular expression nor stream.
   */
  public static boolean isColumnName(String word) {
    if (word.isEmpty() || word.length() > LONGEST || word.charAt(0) == '_') {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (!isOfColumnName(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfColumnName(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
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
