package mx.openprep.election;

import java.util.Optional;

/** TIPO_CASILLA with its published letter. */
public enum CasillaType {
  BASICA('B', "Básica"),
  CONTIGUA('C', "Contigua"),
  EXTRAORDINARIA('E', "Extraordinaria"),
  ESPECIAL('S', "Especial"),
  VOTO_EN_EL_EXTRANJERO('M', "Voto en el extranjero"),
  VOTO_ANTICIPADO('A', "Voto anticipado"),
  PRISION_PREVENTIVA('P', "Prisión preventiva");

  private final char letter;
  private final String displayName;

  CasillaType(char letter, String displayName) {
    this.letter = letter;
    this.displayName = displayName;
  }

  public char letter() {
    return letter;
  }

  public String displayName() {
    return displayName;
  }

  /** True for M, A and P: section 0000, no list of voters, no casilla on the street. */
  public boolean withoutSection() {
    return switch (this) {
      case VOTO_EN_EL_EXTRANJERO, VOTO_ANTICIPADO, PRISION_PREVENTIVA -> true;
      case BASICA, CONTIGUA, EXTRAORDINARIA, ESPECIAL -> false;
    };
  }

  public static Optional<CasillaType> ofLetter(char letter) {
    for (CasillaType type : values()) {
      if (type.letter == letter) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
