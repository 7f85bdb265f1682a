package mx.openprep.election;

/**
 * The printed type of an acta, for example {@code 2}, {@code 2E}, {@code 3EMR}.
 *
 * @param casillaTypes the casillas that use it
 */
public record ActaType(String code, Principle principle, java.util.Set<CasillaType> casillaTypes) {
  public ActaType {
    casillaTypes = java.util.Set.copyOf(casillaTypes);
  }
}
