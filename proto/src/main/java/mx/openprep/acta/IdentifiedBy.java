package mx.openprep.acta;

/** How an image or a sobre was tied to its acta. */
public enum IdentifiedBy {
  QR,
  KEYED
}
