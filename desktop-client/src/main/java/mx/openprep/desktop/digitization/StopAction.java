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

  /** Whether it is done with a sheet of paper at a scanner. */
  boolean needsPaper() {
    return switch (this) {
      case SCAN_AGAIN, SCANNER -> true;
      case KEEP, COMPARE, SET_ASIDE, FUERA_DE_CATALOGO, LATER -> false;
    };
  }

  Shortcut shortcut() {
    return shortcut;
  }
}
