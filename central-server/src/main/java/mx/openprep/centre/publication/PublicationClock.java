package mx.openprep.centre.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.act.ActTable;
import mx.openprep.centre.publication.act.Standing;

/** Where the publication stands at this moment, by the clock and the acts of people together. */
public final class PublicationClock {
  private final Rules rules;
  private final ActTable acts;
  private final Clock clock;

  PublicationClock(Rules rules, ActTable acts, Clock clock) {
    this.rules = rules;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * A moment of the publication.
   *
   * @param decided what people decided; before the official start it is not yet so
   * @param next when the next cut is due; empty while none is
   * @param end no ordinary official cut after it
   * @param isOver whether that end has come and a close or an extension is to be decided
   */
  public record Moment(
      Phase phase, Phase decided, Optional<Instant> next, Instant end, boolean isOver) {}

  public Moment now() {
    Instant now = clock.instant();
    Standing standing = Standing.after(acts.confirmed(), rules.begin());
    return new Moment(
        rules.phaseAt(standing, now),
        standing.phase(),
        rules.next(standing, now),
        standing.end(),
        rules.isOver(standing, now));
  }

  /** Between two cuts. */
  public Duration interval() {
    return rules.timetable().interval();
  }
}
