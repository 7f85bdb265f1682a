package mx.openprep.journal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.Deed;
import mx.openprep.people.PersonId;

/**
 * One entry of a node's append-only journal.
 *
 * @param sequence from 1, without gaps, per node
 * @param id UUIDv7
 * @param person empty for what a program does by itself: of what happens to an acta, only tying an
 *     image to it
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

  /** Stands for the person in deeds a program does by itself; nobody may have it. */
  private static final PersonId PROGRAM = new PersonId("openprep");

  /**
   * An entry that can be read back by everybody.
   *
   * @throws IllegalArgumentException when it says what cannot be
   */
  public Event {
    clockOffset = Duration.ofMillis(clockOffset.toMillis());
    if (sequence < 1) {
      throw new IllegalArgumentException("Sequences begin at 1: " + sequence);
    }
    if (person.equals(Optional.of(PROGRAM))) {
      throw new IllegalArgumentException("Not a person: " + PROGRAM);
    }
    if (person.isEmpty() && fact instanceof Fact.OfActa of && !isDoneByProgram(of.fact())) {
      throw new IllegalArgumentException("Done by nobody: " + of.fact().getClass().getSimpleName());
    }
    if (station.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Not a station");
    }
    try {
      WireValues.requireCalendar(deviceTime);
      WireValues.requireCalendar(deviceTime.plus(clockOffset));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("Not a clock offset: " + clockOffset, e);
    }
  }

  private static boolean isDoneByProgram(ActaFact fact) {
    return fact instanceof ActaFact.ImageIdentified;
  }

  /** The device's time corrected by its known offset. */
  public Instant time() {
    return deviceTime.plus(clockOffset);
  }

  public Deed deed() {
    return new Deed(person.orElse(PROGRAM), time());
  }
}
