package mx.openprep.desktop.node;

import mx.openprep.acta.CaptureDesk;
import mx.openprep.acta.CaptureRound;
import mx.openprep.people.Role;

/** What somebody may be given to key, most urgent first: what is nearest to publication. */
enum CaptureWork {
  ADJUDICATION(Role.COORDINADOR),
  THIRD(Role.VERIFICADOR),
  SECOND(Role.CAPTURISTA),
  FIRST(Role.CAPTURISTA);

  private final Role role;

  CaptureWork(Role role) {
    this.role = role;
  }

  /** The role it takes. */
  Role role() {
    return role;
  }

  static CaptureWork of(CaptureDesk.Due due) {
    return due.round().map(CaptureWork::of).orElse(ADJUDICATION);
  }

  static CaptureWork of(CaptureRound round) {
    return switch (round) {
      case FIRST -> FIRST;
      case SECOND -> SECOND;
      case THIRD -> THIRD;
    };
  }
}
