package mx.openprep.acta;

import java.time.Instant;
import java.util.Optional;
import mx.openprep.election.CaptureRules;
import mx.openprep.people.Role;

/** What somebody may be given to key, most urgent first: what is nearest to publication. */
public enum CaptureWork {
  ADJUDICATION(Role.COORDINADOR),
  THIRD(Role.VERIFICADOR),
  SECOND(Role.CAPTURISTA),
  FIRST(Role.CAPTURISTA);

  // A clock elsewhere may have been ahead of ours when it began to wait, however far.
  private static final Instant WHENEVER = Instant.parse("9999-12-31T00:00:00Z");

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

  /** Whether it is ever given out at a place. */
  public boolean isFor(Place place, CaptureRules rules) {
    return belongs(place, rules.places()) || rules.helpAfter().isPresent();
  }

  /**
   * What began to wait before this instant is given out at a place: at once where it belongs; empty
   * for never.
   */
  public Optional<Instant> waitingBefore(Place place, CaptureRules rules, Instant now) {
    return belongs(place, rules.places())
        ? Optional.of(WHENEVER)
        : rules.helpAfter().map(now::minus);
  }

  private boolean belongs(Place place, CaptureRules.Places places) {
    return switch (places) {
      case ANYWHERE -> true;
      case BOTH_AT_CATD -> place == Place.CATD;
      case SECOND_AT_CCV -> (this == FIRST) == (place == Place.CATD);
    };
  }
}
