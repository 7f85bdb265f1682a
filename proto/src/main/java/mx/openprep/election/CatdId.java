package mx.openprep.election;

/** A CATD's id, for example {@code CATD-039}. */
public record CatdId(String value) implements Comparable<CatdId> {
  public CatdId {
    if (!value.matches("[A-Z0-9][A-Z0-9-]{0,23}")) {
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
