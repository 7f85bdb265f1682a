package mx.openprep.desktop.settings;

/** What is remembered, by the name it has in the file. */
public enum Setting {
  /** {@code es} or {@code en}. */
  LANGUAGE("language"),
  /** {@code LIGHT} or {@code DARK}; absent: as the system. */
  THEME("theme"),
  /** In percent: 100, 125, 150 or 200. */
  TEXT_SIZE("text-size"),
  /** Name of the printer as the system lists it. */
  PRINTER("printer"),
  /** Where sheets are saved as files. */
  SHEET_FOLDER("sheet-folder"),
  /** {@code yes}: each reception of a sobre prints its receipt. */
  PRINT_RECEIPTS("print-receipts"),
  /** Minutes without a key or the mouse until the workstation locks itself; 0: never. */
  LOCK_AFTER_MINUTES("lock-after-minutes");

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
