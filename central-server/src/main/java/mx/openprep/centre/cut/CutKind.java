package mx.openprep.centre.cut;

import mx.openprep.centre.tally.Participation;

/** Why a cut is made. */
public enum CutKind {
  /** Before anything is published: every acta expected, none captured. */
  ZEROS,
  ORDINARY,
  /** The close: nothing is published after it. */
  LAST;

  public Participation participation() {
    return switch (this) {
      case ZEROS, ORDINARY -> Participation.WITHOUT_ESPECIALES;
      case LAST -> Participation.WITH_ESPECIALES;
    };
  }

  /** As readers know it. */
  public String published() {
    return switch (this) {
      case ZEROS -> "EN_CEROS";
      case ORDINARY -> "ORDINARIO";
      case LAST -> "ULTIMO";
    };
  }
}
