package mx.openprep.election;

import mx.openprep.id.IdForm;

/** A casilla's own id within its election package; unlike its key, unique. */
public record CasillaId(String value) implements Comparable<CasillaId> {
  private static final IdForm FORM = IdForm.of("_-", 40);

  public CasillaId {
    if (!FORM.fits(value)) {
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
