package mx.openprep.acta;

/** What a capturista may report instead of keying. */
public enum ProblemKind {
  WRONG_IMAGE,
  NEEDS_RESCAN
}
