package mx.openprep.desktop.digitization;

import mx.openprep.desktop.app.ui.Shortcut;

/** What a person can do about a stop: a button, and the key written on it. */
enum StopAction {
  /** The sheet lies in the scanner again. */
  SCAN_AGAIN("scan.again", Shortcut.SCAN),
  /** A person reads it where the program had doubts. */
  KEEP("scan.keep", Shortcut.KEEP_PAGE),
  COMPARE("scan.compare", Shortcut.COMPARE),
  SET_ASIDE("scan.set-aside", Shortcut.SET_ASIDE),
  SCANNER("scan.scanner", Shortcut.SCANNER),
  FUERA_DE_CATALOGO("scan.fuera", Shortcut.FUERA_DE_CATALOGO),
  LATER("scan.later", Shortcut.BACK);

  private final String textKey;
  private final Shortcut shortcut;

  StopAction(String textKey, Shortcut shortcut) {
    this.textKey = textKey;
    this.shortcut = shortcut;
  }

  String textKey() {
    return textKey;
  }

  Shortcut shortcut() {
    return shortcut;
  }
}
