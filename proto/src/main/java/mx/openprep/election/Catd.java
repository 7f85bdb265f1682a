package mx.openprep.election;

import java.util.Set;

/** A centro de acopio y transmisión de datos and the municipalities whose casillas it receives. */
public record Catd(CatdId id, String name, Set<TerritoryId> municipalities) {
  public Catd {
    municipalities = Set.copyOf(municipalities);
  }
}
