package mx.openprep.incident;

/** What an incident is about. */
public enum IncidentKind {
  /** Somebody asked for what the rules forbid. */
  DENIAL(Severity.MEDIUM),
  /** An image that cannot be captured as it is. */
  DAMAGED_IMAGE(Severity.MEDIUM),
  /** Three people read three different figures. */
  DISPUTE(Severity.MEDIUM),
  /** The centre or this node refused an entry of a journal. */
  REFUSED_ENVELOPE(Severity.HIGH),
  HOST(Severity.HIGH),
  SCANNER(Severity.MEDIUM),
  READINESS(Severity.HIGH),
  /** The public is shown other figures than were settled here. */
  PUBLISHED_DIFFERS(Severity.HIGH),
  OTHER(Severity.LOW);

  private final Severity usual;

  IncidentKind(Severity usual) {
    this.usual = usual;
  }

  /** The severity of one that a program raises; a person may judge otherwise. */
  public Severity usualSeverity() {
    return usual;
  }
}
