package mx.openprep.acta;

/** What stands on a caja of packed actas and on its packing list: {@code CATD-039-D05-01}. */
public record CajaFolio(String value) implements Comparable<CajaFolio> {
  public CajaFolio {
    if (!value.matches("[A-Z0-9][A-Z0-9-]{0,39}")) {
      throw new IllegalArgumentException("Not a folio: " + value);
    }
  }

  @Override
  public int compareTo(CajaFolio other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
