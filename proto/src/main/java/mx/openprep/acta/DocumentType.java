package mx.openprep.acta;

/** TIPO_DOCUMENTO with its published words (DOMAIN §3). */
public enum DocumentType {
  ACTA_PREP("ACTA PREP"),
  /** Copy of a party's representative. */
  RPP("RPP"),
  /** Copy of the council. */
  CC("CC"),
  /** Copy a party got from the council. */
  PPC("PPC"),
  ACTA_VMRE("ACTA VMRE"),
  ACTA_VA("ACTA VA"),
  ACTA_VPPP("ACTA VPPP");

  private final String published;

  DocumentType(String published) {
    this.published = published;
  }

  public String published() {
    return published;
  }
}
