package mx.openprep.election;

/**
 * An acta the PREP expects (DOMAIN §2).
 *
 * @param representatives REPRESENTANTES_PP_CI: votes allowed above the lista nominal; for an
 *     especial, its ballots
 */
public record ExpectedActa(
    ActaId id, ElectionCode election, Casilla casilla, ActaType type, int representatives) {

  /** CLAVE_ACTA: CLAVE_CASILLA and TIPO_ACTA. */
  public String key() {
    return casilla.key() + type.code();
  }
}
