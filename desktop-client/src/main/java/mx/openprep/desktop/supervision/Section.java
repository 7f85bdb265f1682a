package mx.openprep.desktop.supervision;

import mx.openprep.desktop.app.ui.Shortcut;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The parts of the supervisor's view, each with its key. */
enum Section {
  BOARD(Shortcut.SUPERVISE_BOARD),
  ACTAS(Shortcut.SUPERVISE_ACTAS),
  PEOPLE(Shortcut.SUPERVISE_PEOPLE),
  INCIDENTS(Shortcut.SUPERVISE_INCIDENTS),
  NIGHT(Shortcut.SUPERVISE_NIGHT),
  STATIONS(Shortcut.SUPERVISE_STATIONS),
  MISSING(Shortcut.SUPERVISE_MISSING);

  private final Shortcut shortcut;

  Section(Shortcut shortcut) {
    this.shortcut = shortcut;
  }

  Shortcut shortcut() {
    return shortcut;
  }

  Ikon icon() {
    return switch (this) {
      case BOARD -> Material2AL.DASHBOARD;
      case ACTAS -> Material2AL.LIST;
      case PEOPLE -> Material2MZ.PEOPLE;
      case INCIDENTS -> Material2MZ.REPORT_PROBLEM;
      case NIGHT -> Material2MZ.SHOW_CHART;
      case STATIONS -> Material2AL.COMPUTER;
      case MISSING -> Material2AL.LOCAL_SHIPPING;
    };
  }
}
