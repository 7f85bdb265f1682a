package mx.openprep.centre.consent;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mx.openprep.people.PersonId;

/**
 * Something proposed by one person and, perhaps, decided by another.
 *
 * @param subject what it is about, in the terms of its kind
 * @param figures what the proposer saw when it was proposed, by name
 */
public record Consent(
    long number,
    Kind kind,
    String subject,
    Map<String, String> figures,
    Hand proposed,
    Optional<Decision> decided) {
  public Consent {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }

  /** What two people may agree on. */
  public enum Kind {
    /** Passing to another phase of the process; the subject is its name. */
    PHASE,
    /** How an incident ends; the subject is its number. */
    INCIDENT,
    /** Working with another election package; the subject is its hash. */
    PACKAGE
  }

  /** One of the two. */
  public record Hand(PersonId person, String initials, String reason, Instant at) {}

  /** What the second person said. */
  public record Decision(boolean accepted, Hand hand) {}

  public boolean isAccepted() {
    return decided.filter(Decision::accepted).isPresent();
  }
}
