package mx.openprep.centre.publication.act;

/** How a publication is opened. */
public enum Opening {
  /** By an act of two people. */
  ACTS,
  /** By itself after the zeros; never with official figures. */
  AUTOMATIC
}
