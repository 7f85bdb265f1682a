package mx.openprep.election;

import java.util.regex.Pattern;

/**
 * Id of an option on a ballot; it is also the name of its column in the database files: {@code
 * PAN}, {@code C_PAN_PRI_PRD}, {@code CI_1}.
 */
public record OptionId(String value) implements Comparable<OptionId> {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9_]{0,79}");

  public OptionId {
    if (!FORM.matcher(value).matches()) {
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
