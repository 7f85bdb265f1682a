package mx.openprep.election;

import java.util.regex.Pattern;

/**
 * Short code of an election as it appears in file names and columns, for example {@code GUB},
 * {@code DIP_LOC}, {@code AYUN}.
 */
public record ElectionCode(String value) implements Comparable<ElectionCode> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,15}");

  public ElectionCode {
    if (!FORM.matcher(value).matches()) {
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
