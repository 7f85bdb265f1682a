package mx.openprep.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.Deed;
import mx.openprep.people.PersonId;

/**
 * One entry of a node's append-only journal.
 *
 * @param sequence from 1, without gaps, per node
 * @param id UUIDv7
 * @param person empty for what a program does by itself
 * @param station the workstation at which it happened; the node's own id for its own acts
 * @param deviceTime by the device's clock
 * @param clockOffset the centre's clock minus the device's at the last handshake, in whole
 *     milliseconds
 * @param previous hash of the node's previous entry
 */
public record Event(
    NodeId node,
    long sequence,
    UUID id,
    Realm realm,
    Optional<PersonId> person,
    String station,
    Instant deviceTime,
    Duration clockOffset,
    EventHash previous,
    Fact fact) {

  public Event {
    clockOffset = Duration.ofMillis(clockOffset.toMillis());
  }

  /** Stands for the person in deeds a program does by itself. */
  private static final PersonId PROGRAM = new PersonId("openprep");

  /** The device's time corrected by its known offset. */
  public Instant time() {
    return deviceTime.plus(clockOffset);
  }

  public Deed deed() {
    return new Deed(person.orElse(PROGRAM), time());
  }
}
