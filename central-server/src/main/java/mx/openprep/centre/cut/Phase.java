package mx.openprep.centre.cut;

/** Where the publication stands when a cut is made; readers are told. */
public enum Phase {
  /** Everything is published in zeros; no act has opened the publication. */
  ZEROS("EN_CEROS"),
  OPEN("ABIERTA"),
  /** Two people have stopped it for a time; the last figures stay. */
  PAUSED("EN_PAUSA"),
  /** Two people have closed it; nothing follows. */
  CLOSED("CERRADA");

  private final String published;

  Phase(String published) {
    this.published = published;
  }

  /** As readers know it. */
  public String published() {
    return published;
  }
}
