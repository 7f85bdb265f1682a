package mx.openprep.election;

import java.util.Set;

/**
 * The printed type of an acta, for example {@code 2}, {@code 2E}, {@code 3EMR}.
 *
 * @param casillaTypes the casillas that use it
 */
public record ActaType(String code, Principle principle, Set<CasillaType> casillaTypes) {
  public ActaType {
    casillaTypes = Set.copyOf(casillaTypes);
  }
}
