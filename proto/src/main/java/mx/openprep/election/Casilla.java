package mx.openprep.election;

import java.util.Optional;

/**
 * A polling place of the catalogue.
 *
 * @param district empty only for votes cast outside any district
 * @param municipality empty only for votes cast outside any municipality
 * @param listaNominal voters on its list; 0 for especiales; empty (published {@code N/A}) for M, A,
 *     P
 */
public record Casilla(
    CasillaId id,
    CasillaKey key,
    Optional<TerritoryId> district,
    Optional<TerritoryId> municipality,
    Location location,
    Optional<Integer> listaNominal,
    CatdId catd) {

  public CasillaType type() {
    return key.type();
  }

  /** The territory of the given kind this casilla lies in; the state is not a casilla's to know. */
  public Optional<TerritoryId> territory(TerritoryKind kind) {
    return switch (kind) {
      case STATE -> Optional.of(new TerritoryId(TerritoryKind.STATE, key.entity()));
      case DISTRICT -> district;
      case MUNICIPALITY -> municipality;
    };
  }
}
