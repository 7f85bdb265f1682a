package mx.openprep.installer.replay;

/** A difference between an original and its replay that has to be, and why. */
enum Quirk {
  REALM_MARK(
      "Primera línea con la marca SIMULACRO",
      "Una repetición no es oficial: el reino del simulacro marca todo archivo que publica."),
  CUT_TIME(
      "Hora del corte",
      "El corte de la repetición se hace ahora; la hora del original es la de su noche."),
  IMAGE_HASH(
      "CODIGO_INTEGRIDAD",
      "La imagen original no está a la mano: otra, publicada, está en su lugar, siempre la misma"
          + " por la misma y nunca una por dos."),
  TOTAL_DECIMALS(
      "Totales del encabezado con .0",
      "El original escribió enteros como número con punto decimal; la cifra es la misma."),
  FIGURE_NAMES(
      "Nombre de una cifra del encabezado",
      "El encabezado del Anexo 18.5 tiene nombres fijos; se compara la cifra.");

  private final String what;
  private final String why;

  Quirk(String what, String why) {
    this.what = what;
    this.why = why;
  }

  String what() {
    return what;
  }

  String why() {
    return why;
  }
}
