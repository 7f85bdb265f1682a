package mx.openprep.centre.cut.json;

/** The kinds of file of the tree; each says its own, and has a schema of that name. */
enum FileKind {
  PROGRESS("avance"),
  INDEX("indice"),
  STATE("estado"),
  TERRITORY("territorio"),
  SECTION("seccion"),
  GROUP("grupo"),
  OUTSIDE_CATALOGUE("fuera-de-catalogo"),
  NOT_COUNTED("no-contabilizadas"),
  CASILLA_TYPE("por-tipo"),
  SECTIONS("secciones"),
  SERIES("serie"),
  SERIES_HOUR("serie-hora"),
  APPEARANCE("apariencia");

  private final String id;

  FileKind(String id) {
    this.id = id;
  }

  /** As published in {@code tipoArchivo}. */
  String id() {
    return id;
  }
}
