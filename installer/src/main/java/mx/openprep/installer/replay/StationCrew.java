package mx.openprep.installer.replay;

import java.util.Locale;
import mx.openprep.journal.NodeId;
import mx.openprep.people.PersonId;

/** The people of a station; who keys second is never who keyed first. */
record StationCrew(NodeId station) {
  private static final int CAPTURISTAS = 4;

  PersonId acopiador() {
    return person("acopio");
  }

  PersonId digitalizador() {
    return person("digital");
  }

  PersonId coordinador() {
    return person("coordina");
  }

  /** Whoever keys this acta first; they take turns. */
  PersonId first(int turn) {
    return person("captura" + Math.floorMod(turn, CAPTURISTAS));
  }

  PersonId second(int turn) {
    return person("captura" + Math.floorMod(turn + 1, CAPTURISTAS));
  }

  private PersonId person(String work) {
    return new PersonId(work + "." + station.value().toLowerCase(Locale.ROOT));
  }
}
