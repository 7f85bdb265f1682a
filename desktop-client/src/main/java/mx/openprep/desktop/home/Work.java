package mx.openprep.desktop.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.journal.WireValues;
import mx.openprep.people.Role;
import mx.openprep.v1.WorkSummary;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What there is to do at a CATD, by its key: whose work it is, how much waits and since when. */
public enum Work {
  ACOPIO(Shortcut.WORK_1, Role.ACOPIADOR),
  /** The coordinador settles what belongs to no expected acta. */
  DIGITIZATION(Shortcut.WORK_2, Role.DIGITALIZADOR, Role.COORDINADOR),
  FIRST_CAPTURE(Shortcut.WORK_3, Role.CAPTURISTA),
  SECOND_CAPTURE(Shortcut.WORK_4, Role.CAPTURISTA),
  THIRD_CAPTURE(Shortcut.WORK_5, Role.VERIFICADOR),
  ADJUDICATION(Shortcut.WORK_6, Role.COORDINADOR),
  /** The coordinador decides the corrections that a verificador proposes. */
  COTEJO(Shortcut.WORK_7, Role.VERIFICADOR, Role.COORDINADOR),
  PACKING(Shortcut.WORK_8, Role.ACOPIADOR, Role.COORDINADOR),
  SUPERVISION(Shortcut.WORK_9, Role.COORDINADOR, Role.SUPERVISOR),
  PRACTICE(Shortcut.WORK_0, Role.CAPTURISTA, Role.VERIFICADOR);

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

  /** Whether it is done at a CCV, where there are images and no paper. */
  boolean isAtCcv() {
    return switch (this) {
      case DIGITIZATION, FIRST_CAPTURE, SECOND_CAPTURE, THIRD_CAPTURE, ADJUDICATION, SUPERVISION ->
          true;
      case ACOPIO, COTEJO, PACKING, PRACTICE -> false;
    };
  }

  /** Whether anything can wait for it: practice waits for nobody. */
  boolean isOfTheNight() {
    return this != PRACTICE;
  }

  Ikon icon() {
    return switch (this) {
      case ACOPIO -> Material2MZ.MOVE_TO_INBOX;
      case DIGITIZATION -> Material2MZ.SCANNER;
      case FIRST_CAPTURE -> Material2AL.LOOKS_ONE;
      case SECOND_CAPTURE -> Material2AL.LOOKS_TWO;
      case THIRD_CAPTURE -> Material2AL.LOOKS_3;
      case ADJUDICATION -> Material2AL.GAVEL;
      case COTEJO -> Material2AL.COMPARE;
      case PACKING -> Material2AL.ARCHIVE;
      case SUPERVISION -> Material2AL.INSIGHTS;
      case PRACTICE -> Material2MZ.SCHOOL;
    };
  }

  /** As {@link #waiting}, at a CCV: of digitisation there are only images that are nobody's. */
  int waitingAtCcv(WorkSummary work) {
    return this == DIGITIZATION ? work.getUnidentified() : waiting(work);
  }

  /** How it is called at a CCV. */
  String textKeyAtCcv() {
    return this == DIGITIZATION ? "home.tray" : shortcut.textKey();
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
      case COTEJO -> work.getWaitingCotejo() + work.getWaitingDecision();
      case PACKING -> work.getWaitingPacking();
      case SUPERVISION -> work.getPublishedDiffers();
      case PRACTICE -> 0;
    };
  }

  /** Since when the oldest has waited; empty where nothing waits or no age is known. */
  Optional<Instant> oldest(WorkSummary work) {
    Set<WorkSummary.Kind> kinds = kinds();
    return work.getOldestList().stream()
        .filter(waiting -> kinds.contains(waiting.getKind()))
        .map(waiting -> WireValues.instant(waiting.getSince()))
        .min(Comparator.naturalOrder());
  }

  private Set<WorkSummary.Kind> kinds() {
    return switch (this) {
      case DIGITIZATION -> Set.of(WorkSummary.Kind.SCAN);
      case FIRST_CAPTURE -> Set.of(WorkSummary.Kind.FIRST_CAPTURE);
      case SECOND_CAPTURE -> Set.of(WorkSummary.Kind.SECOND_CAPTURE);
      case THIRD_CAPTURE -> Set.of(WorkSummary.Kind.THIRD_CAPTURE);
      case ADJUDICATION -> Set.of(WorkSummary.Kind.ADJUDICATION);
      case COTEJO -> Set.of(WorkSummary.Kind.COTEJO, WorkSummary.Kind.DECISION);
      case PACKING -> Set.of(WorkSummary.Kind.PACKING);
      case ACOPIO, SUPERVISION, PRACTICE -> Set.of();
    };
  }
}
