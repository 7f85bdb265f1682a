package mx.openprep.election;

import java.util.Set;

/**
 * A centro de captura y verificación: it has no paper, and its node is the centre.
 *
 * @param id as stations and people name the place they work at; never that of a CATD
 * @param catds whose actas it captures and supervises; empty for all
 */
public record Ccv(CatdId id, String name, Set<CatdId> catds) {
  public Ccv {
    catds = Set.copyOf(catds);
  }

  /** Whether the actas of this CATD are its work. */
  public boolean covers(CatdId catd) {
    return catds.isEmpty() || catds.contains(catd);
  }
}
