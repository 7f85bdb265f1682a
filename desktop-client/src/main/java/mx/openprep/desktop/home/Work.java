package mx.openprep.desktop.home;

import java.util.function.ToIntFunction;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.people.Role;
import mx.openprep.v1.WorkSummary;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The stages of an acta at which somebody works, who may, and how much waits there. */
public enum Work {
  ACOPIO(
      Shortcut.WORK_1,
      Role.ACOPIADOR,
      Material2MZ.MOVE_TO_INBOX,
      work -> Math.max(0, work.getExpected() - work.getAcopiadas() - work.getSinActa())),
  DIGITIZATION(
      Shortcut.WORK_2,
      Role.DIGITALIZADOR,
      Material2MZ.SCANNER,
      work ->
          Math.max(0, work.getAcopiadas() - work.getDigitized())
              + work.getUnidentified()
              + work.getWaitingRescan()),
  FIRST_CAPTURE(
      Shortcut.WORK_3,
      Role.CAPTURISTA,
      Material2AL.LOOKS_ONE,
      WorkSummary::getWaitingFirstCapture),
  SECOND_CAPTURE(
      Shortcut.WORK_4,
      Role.CAPTURISTA,
      Material2AL.LOOKS_TWO,
      WorkSummary::getWaitingSecondCapture),
  THIRD_CAPTURE(
      Shortcut.WORK_5, Role.VERIFICADOR, Material2AL.LOOKS_3, WorkSummary::getWaitingThirdCapture),
  ADJUDICATION(
      Shortcut.WORK_6, Role.COORDINADOR, Material2AL.GAVEL, WorkSummary::getWaitingAdjudication);

  private final Shortcut shortcut;
  private final Role role;
  private final Ikon icon;
  private final ToIntFunction<WorkSummary> waiting;

  Work(Shortcut shortcut, Role role, Ikon icon, ToIntFunction<WorkSummary> waiting) {
    this.shortcut = shortcut;
    this.role = role;
    this.icon = icon;
    this.waiting = waiting;
  }

  public Shortcut shortcut() {
    return shortcut;
  }

  /** The role without which the node refuses this work. */
  public Role role() {
    return role;
  }

  Ikon icon() {
    return icon;
  }

  int waiting(WorkSummary work) {
    return waiting.applyAsInt(work);
  }
}
