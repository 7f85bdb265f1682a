package mx.openprep.acta;

/** CONTABILIZADA with its published sign (DOMAIN §5). */
public enum Contabilizada {
  NOT_COUNTED("0"),
  COUNTED("1"),
  FUERA_DE_CATALOGO("2"),
  NOT_CAPTURED("-");

  private final String sign;

  Contabilizada(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }
}
