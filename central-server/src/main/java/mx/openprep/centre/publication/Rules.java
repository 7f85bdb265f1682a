package mx.openprep.centre.publication;

import java.time.Instant;
import java.util.Optional;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.act.Opening;
import mx.openprep.centre.publication.act.Standing;
import mx.openprep.election.PublicationRules;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * What the clock has to say beside the acts of people. The official hours bind official figures
 * only; a drill is held on another day.
 */
record Rules(Realm realm, PublicationRules hours, Opening opening, Timetable timetable) {
  Rules {
    if (realm == Realm.OFFICIAL && opening == Opening.AUTOMATIC) {
      throw new Refusal(MessageCode.PUBLICATION_OPENS_BY_ACT);
    }
  }

  /** Before any act. */
  Standing begin() {
    Phase phase =
        switch (opening) {
          case ACTS -> Phase.ZEROS;
          case AUTOMATIC -> Phase.OPEN;
        };
    return new Standing(phase, 0, hours.end().toInstant());
  }

  /** Never before the official hour, whatever people decided. */
  Phase phaseAt(Standing standing, Instant now) {
    return now.isBefore(start()) ? Phase.ZEROS : standing.phase();
  }

  /** Whether ordinary cuts have ended; a close or an extension is to be decided. */
  boolean isOver(Standing standing, Instant now) {
    return realm == Realm.OFFICIAL && !now.isBefore(standing.end());
  }

  /** When readers may look again. */
  Optional<Instant> next(Standing standing, Instant now) {
    Instant next = timetable.after(now);
    return switch (phaseAt(standing, now)) {
      case ZEROS ->
          standing.phase() == Phase.OPEN && now.isBefore(start())
              ? Optional.of(start())
              : Optional.empty();
      case OPEN -> isOver(standing, next) ? Optional.empty() : Optional.of(next);
      case PAUSED, CLOSED -> Optional.empty();
    };
  }

  private Instant start() {
    return switch (realm) {
      case OFFICIAL -> hours.start().toInstant();
      case DRILL, PRACTICE -> Instant.MIN;
    };
  }
}
