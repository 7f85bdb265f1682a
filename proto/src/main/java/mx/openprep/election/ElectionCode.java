package mx.openprep.election;

/**
 * Short code of an election as it appears in file names and columns, for example {@code GUB},
 * {@code DIP_LOC}, {@code AYUN}.
 */
public record ElectionCode(String value) implements Comparable<ElectionCode> {
  public ElectionCode {
    if (!value.matches("[A-Z][A-Z0-9_]{0,15}")) {
      throw new IllegalArgumentException("Not an election code: " + value);
    }
  }

  @Override
  public int compareTo(ElectionCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
