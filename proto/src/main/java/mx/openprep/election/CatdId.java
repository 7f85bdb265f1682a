package mx.openprep.election;

import java.util.regex.Pattern;

/** A CATD's id, for example {@code CATD-039}. */
public record CatdId(String value) implements Comparable<CatdId> {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,23}");

  public CatdId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a CATD id: " + value);
    }
  }

  @Override
  public int compareTo(CatdId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
