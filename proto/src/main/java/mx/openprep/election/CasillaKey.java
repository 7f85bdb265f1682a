package mx.openprep.election;

/**
 * CLAVE_CASILLA, 11 characters: ID_ENTIDAD(2) SECCION(4) TIPO(1) ID_CASILLA(2) EXT_CONTIGUA(2)
 * (DOMAIN §2), for example {@code 140001C0100}. An attribute, not an identity: real catalogues hold
 * the same key several times.
 */
public record CasillaKey(
    String entity, String section, CasillaType type, String number, String extContigua) {
  public CasillaKey {
    require(entity, 2);
    require(section, 4);
    require(number, 2);
    require(extContigua, 2);
  }

  private static void require(String digits, int length) {
    if (!digits.matches("[0-9]{" + length + "}")) {
      throw new IllegalArgumentException("Expected " + length + " digits: " + digits);
    }
  }

  /**
   * Reads the 11 characters.
   *
   * @throws IllegalArgumentException when they are not a casilla key
   */
  public static CasillaKey parse(String text) {
    if (!text.matches("[0-9]{6}[A-Z][0-9]{4}")) {
      throw new IllegalArgumentException("Not a CLAVE_CASILLA: " + text);
    }
    CasillaType type =
        CasillaType.ofLetter(text.charAt(6))
            .orElseThrow(() -> new IllegalArgumentException("Unknown TIPO_CASILLA in " + text));
    return new CasillaKey(
        text.substring(0, 2),
        text.substring(2, 6),
        type,
        text.substring(7, 9),
        text.substring(9, 11));
  }

  /** As people say it: {@code Contigua 1}, {@code Extraordinaria 1 Contigua 2}. */
  public String displayName() {
    String name = type.displayName() + " " + Integer.parseInt(number);
    return extContigua.equals("00") ? name : name + " Contigua " + Integer.parseInt(extContigua);
  }

  @Override
  public String toString() {
    return entity + section + type.letter() + number + extContigua;
  }
}
