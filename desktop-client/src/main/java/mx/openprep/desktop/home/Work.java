package mx.openprep.desktop.home;

import java.util.Set;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.people.Role;
import mx.openprep.v1.WorkSummary;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The stages of an acta at which somebody works, who may, and how much waits there. */
public enum Work {
  ACOPIO(Shortcut.WORK_1, Role.ACOPIADOR),
  /** The coordinador settles what belongs to no expected acta. */
  DIGITIZATION(Shortcut.WORK_2, Role.DIGITALIZADOR, Role.COORDINADOR),
  FIRST_CAPTURE(Shortcut.WORK_3, Role.CAPTURISTA),
  SECOND_CAPTURE(Shortcut.WORK_4, Role.CAPTURISTA),
  THIRD_CAPTURE(Shortcut.WORK_5, Role.VERIFICADOR),
  ADJUDICATION(Shortcut.WORK_6, Role.COORDINADOR);

  private final Shortcut shortcut;
  private final Role role;
  private final Role orRole;

  Work(Shortcut shortcut, Role role) {
    this(shortcut, role, role);
  }

  Work(Shortcut shortcut, Role role, Role orRole) {
    this.shortcut = shortcut;
    this.role = role;
    this.orRole = orRole;
  }

  public Shortcut shortcut() {
    return shortcut;
  }

  /** Whose work it is. */
  Role role() {
    return role;
  }

  /** Whether the node lets a person with these roles do anything here. */
  boolean isFor(Set<Role> roles) {
    return roles.contains(role) || roles.contains(orRole);
  }

  Ikon icon() {
    return switch (this) {
      case ACOPIO -> Material2MZ.MOVE_TO_INBOX;
      case DIGITIZATION -> Material2MZ.SCANNER;
      case FIRST_CAPTURE -> Material2AL.LOOKS_ONE;
      case SECOND_CAPTURE -> Material2AL.LOOKS_TWO;
      case THIRD_CAPTURE -> Material2AL.LOOKS_3;
      case ADJUDICATION -> Material2AL.GAVEL;
    };
  }

  int waiting(WorkSummary work) {
    return switch (this) {
      case ACOPIO -> Math.max(0, work.getExpected() - work.getAcopiadas() - work.getSinActa());
      case DIGITIZATION ->
          Math.max(0, work.getAcopiadas() - work.getDigitized())
              + work.getUnidentified()
              + work.getWaitingRescan();
      case FIRST_CAPTURE -> work.getWaitingFirstCapture();
      case SECOND_CAPTURE -> work.getWaitingSecondCapture();
      case THIRD_CAPTURE -> work.getWaitingThirdCapture();
      case ADJUDICATION -> work.getWaitingAdjudication();
    };
  }
}
