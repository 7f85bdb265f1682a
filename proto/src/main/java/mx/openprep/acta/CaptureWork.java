package mx.openprep.acta;

import java.time.Duration;
import java.util.Optional;
import mx.openprep.election.CaptureRules;
import mx.openprep.people.Role;

/** What somebody may be given to key, most urgent first: what is nearest to publication. */
public enum CaptureWork {
  ADJUDICATION(Role.COORDINADOR),
  THIRD(Role.VERIFICADOR),
  SECOND(Role.CAPTURISTA),
  FIRST(Role.CAPTURISTA);

  private final Role role;

  CaptureWork(Role role) {
    this.role = role;
  }

  /** Where people capture. */
  public enum Place {
    CATD,
    CCV
  }

  /** The role it takes. */
  public Role role() {
    return role;
  }

  public static CaptureWork of(CaptureDesk.Due due) {
    return due.round().map(CaptureWork::of).orElse(ADJUDICATION);
  }

  public static CaptureWork of(CaptureRound round) {
    return switch (round) {
      case FIRST -> FIRST;
      case SECOND -> SECOND;
      case THIRD -> THIRD;
    };
  }

  /**
   * How long it must have waited before it is given out at a place: nothing where it belongs; empty
   * for never.
   */
  public Optional<Duration> waits(Place place, CaptureRules rules) {
    return belongs(place, rules.places()) ? Optional.of(Duration.ZERO) : rules.helpAfter();
  }

  private boolean belongs(Place place, CaptureRules.Places places) {
    return switch (places) {
      case ANYWHERE -> true;
      case BOTH_AT_CATD -> place == Place.CATD;
      case SECOND_AT_CCV -> (this == FIRST) == (place == Place.CATD);
    };
  }
}
