package mx.openprep.election;

/** A casilla's own id within its election package; unlike its key, unique. */
public record CasillaId(String value) implements Comparable<CasillaId> {
  public CasillaId {
    if (!value.matches("[A-Za-z0-9_-]{1,40}")) {
      throw new IllegalArgumentException("Not a casilla id: " + value);
    }
  }

  @Override
  public int compareTo(CasillaId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
