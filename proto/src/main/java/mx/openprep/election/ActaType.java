package mx.openprep.election;

import java.util.Set;

/**
 * The printed type of an acta, for example {@code 2}, {@code 2E}, {@code 3EMR}.
 *
 * @param casillaTypes the casillas that use it
 * @param partiesOnly whether it has boxes for parties on their own and for nobody else, as the acta
 *     of proportional representation has where coalitions present no list
 */
public record ActaType(
    String code, Principle principle, Set<CasillaType> casillaTypes, boolean partiesOnly) {
  public ActaType {
    casillaTypes = Set.copyOf(casillaTypes);
  }

  /** A type with a box for every option of the ballot. */
  public ActaType(String code, Principle principle, Set<CasillaType> casillaTypes) {
    this(code, principle, casillaTypes, false);
  }
}
