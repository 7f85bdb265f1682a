package mx.openprep.centre.cut.database;

/** What stands in a column where there is something to say. */
enum ColumnKind {
  TEXT("texto", 16),
  KEY("clave", 16),
  NUMBER("entero", 12),
  MOMENT("fecha y hora", 19),
  HASH("texto", 20);

  private final String published;
  private final int width;

  ColumnKind(String published, int width) {
    this.published = published;
    this.width = width;
  }

  /** As the codebook says it. */
  String published() {
    return published;
  }

  /** Of the column of a workbook, in characters. */
  int width() {
    return width;
  }
}
