package mx.openprep.centre.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mx.openprep.election.ActaId;
import mx.openprep.people.PersonId;

/** Who at a CCV holds which acta now, and taking it out of somebody's hands. */
public final class LeaseKeeper {
  private final LeaseTable leases;
  private final Clock clock;

  /** An acta in somebody's hands, until then. */
  public record Held(PersonId person, Instant until) {}

  LeaseKeeper(LeaseTable leases, Clock clock) {
    this.leases = leases;
    this.clock = clock;
  }

  public Map<ActaId, Held> held() {
    return Stored.by(() -> leases.held(clock.instant())).stream()
        .collect(
            Collectors.toMap(
                lease -> lease.task().acta(),
                lease -> new Held(lease.person(), lease.expires()),
                (one, other) -> one));
  }

  /** Whoever holds it holds it no longer; in the caller's transaction. Answers who did. */
  public Optional<PersonId> takeBack(ActaId acta) {
    Optional<LeaseTable.Lease> lease = leases.openOf(acta, clock.instant());
    lease.ifPresent(held -> leases.returned(held.id()));
    return lease.map(LeaseTable.Lease::person);
  }
}
