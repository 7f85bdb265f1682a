package mx.openprep.election;

/**
 * Id of an option on a ballot; it is also the name of its column in the database files: {@code
 * PAN}, {@code C_PAN_PRI_PRD}, {@code CI_1}.
 */
public record OptionId(String value) implements Comparable<OptionId> {
  public OptionId {
    if (!value.matches("[A-Z0-9][A-Z0-9_]{0,79}")) {
      throw new IllegalArgumentException("Not an option id: " + value);
    }
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
