package mx.openprep.election;

/** UBICACION_CASILLA with its published number. */
public enum Location {
  URBAN(1),
  NOT_URBAN(2),
  FUERA_DE_CATALOGO(3);

  private final int number;

  Location(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
