package mx.openprep.acta;

/** What a capturista may report instead of keying. */
public enum ProblemKind {
  /** The image shows another acta than the one it is filed under. */
  WRONG_IMAGE,
  /**
   * The image shows this acta, but it cannot be keyed from it: the paper is to be scanned again.
   */
  NEEDS_RESCAN,
  /** Nothing on the image tells which acta it shows, or that it is one. */
  CANNOT_BE_IDENTIFIED;

  /**
   * Whether the image is no longer this acta's: it goes to the unidentified tray, where somebody
   * with the paper in hand says what it shows, and this acta may turn out to have none.
   */
  public boolean partsImageFromActa() {
    return switch (this) {
      case WRONG_IMAGE, CANNOT_BE_IDENTIFIED -> true;
      case NEEDS_RESCAN -> false;
    };
  }
}
