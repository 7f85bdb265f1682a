package mx.openprep.centre.console.web;

/** What the console's menu offers, in its order. */
enum Section {
  NIGHT("/estado"),
  PUBLICATION("/publicacion"),
  STATIONS("/estaciones"),
  PEOPLE("/personas"),
  INCIDENTS("/incidencias"),
  PHASE("/fase"),
  PACKAGES("/catalogo"),
  DIFUSORES("/difusores"),
  AUDIT_LOG("/bitacora"),
  SETTINGS("/ajustes");

  private final String path;

  Section(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  /** Its name in the texts. */
  public String key() {
    return "section." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
