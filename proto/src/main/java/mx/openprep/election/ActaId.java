package mx.openprep.election;

import mx.openprep.id.IdForm;

/**
 * An acta's own id. Expected actas have theirs from the election package; an acta fuera de catálogo
 * gets one, starting with {@code F-}, where it is found.
 */
public record ActaId(String value) implements Comparable<ActaId> {
  private static final IdForm FORM = IdForm.of("_-", 48);
  private static final String OUTSIDE_CATALOGUE = "F-";

  public ActaId {
    if (!FORM.fits(value)) {
      throw new IllegalArgumentException("Not an acta id: " + value);
    }
  }

  /**
   * The id of an acta fuera de catálogo that was found on the given image for the given election.
   */
  public static ActaId outsideCatalogue(ElectionCode election, String imageHash) {
    return new ActaId(OUTSIDE_CATALOGUE + election + "-" + imageHash.substring(0, 24));
  }

  public boolean isOutsideCatalogue() {
    return value.startsWith(OUTSIDE_CATALOGUE);
  }

  @Override
  public int compareTo(ActaId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
