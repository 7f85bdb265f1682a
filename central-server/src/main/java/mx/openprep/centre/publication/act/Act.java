package mx.openprep.centre.publication.act;

import java.time.Instant;
import java.util.Optional;
import mx.openprep.people.PersonId;

/**
 * An act, proposed or confirmed.
 *
 * @param newEnd only of an extension
 * @param ground only of a close
 */
public record Act(
    long number,
    ActKind kind,
    Optional<Instant> newEnd,
    Optional<ClosingGround> ground,
    Signatory proposed,
    Optional<Signatory> confirmed) {

  /** One of the two people, and why. Their initials are published, their names are not. */
  public record Signatory(PersonId person, String initials, String reason, Instant at) {}
}
