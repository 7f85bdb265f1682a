package mx.openprep.centre.publication.act;

/** Why the publication may be closed (DOMAIN §8). */
public enum ClosingGround {
  END_REACHED("HORA_DE_TERMINO"),
  /** Every expected acta is captured. */
  COMPLETE("TODAS_LAS_ACTAS"),
  /** The people who close say so. */
  SOURCES_EXHAUSTED("FUENTES_AGOTADAS");

  private final String published;

  ClosingGround(String published) {
    this.published = published;
  }

  /** As readers know it. */
  public String published() {
    return published;
  }
}
