package mx.openprep.incident;

import java.util.Optional;
import mx.openprep.election.ActaId;

/** What happens to incidents. */
public sealed interface IncidentFact {
  /** Somebody, or the program, tells of it; the event's id becomes the incident's. */
  record Raised(IncidentKind kind, Severity severity, Optional<ActaId> acta, String description)
      implements IncidentFact {}

  /** A first person says what should be done. */
  record Recommended(IncidentId incident, String measure) implements IncidentFact {}

  /** Another person decides: approved closes the incident, refused opens it again. */
  record Decided(IncidentId incident, boolean approved, String reason) implements IncidentFact {}

  /** Somebody adds what should be known; also to a closed one. */
  record Commented(IncidentId incident, String comment) implements IncidentFact {}
}
