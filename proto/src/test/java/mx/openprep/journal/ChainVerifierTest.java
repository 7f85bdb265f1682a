package mx.openprep.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.ActaFact;
import mx.openprep.election.ActaId;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.ChainVerifier.Fault;
import mx.openprep.people.PersonId;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {
  private static final NodeId NODE = new NodeId("CATD-039-1");
  private static final Instant TIME = Instant.parse("2024-06-02T20:15:00Z");

  private static List<byte[]> journal(NodeId node, Realm realm) {
    List<byte[]> journal = new ArrayList<>();
    EventHash previous = EventHash.NONE;
    for (int sequence = 1; sequence <= 5; sequence++) {
      Fact fact =
          sequence == 1
              ? new Fact.JournalOpened(new PackageHash("ab".repeat(32)), "0.1.0")
              : new Fact.OfActa(new ActaFact.Cotejada(new ActaId("GUB-" + sequence)));
      byte[] envelope =
          EventCodec.encode(
              new Event(
                  node,
                  sequence,
                  new UUID(0x018fda7e3a407abcL, sequence),
                  realm,
                  Optional.of(new PersonId("ana")),
                  node.value(),
                  TIME,
                  Duration.ZERO,
                  previous,
                  fact));
      journal.add(envelope);
      previous = EventHash.of(envelope);
    }
    return journal;
  }

  private static final List<byte[]> JOURNAL = journal(NODE, Realm.DRILL);

  private static ChainVerifier after(int entries) {
    ChainVerifier verifier = new ChainVerifier(NODE, Realm.DRILL, JournalHead.EMPTY);
    JOURNAL.subList(0, entries).forEach(e -> assertThat(verifier.accept(e)).isEmpty());
    return verifier;
  }

  @Test
  void acceptsAWholeJournalAndEndsAtItsHead() {
    assertThat(after(5).head()).isEqualTo(new JournalHead(5, EventHash.of(JOURNAL.get(4))));
  }

  @Test
  void goesOnAfterAGivenHead() {
    ChainVerifier verifier = new ChainVerifier(NODE, Realm.DRILL, after(3).head());

    assertThat(verifier.accept(JOURNAL.get(3))).isEmpty();
    assertThat(verifier.head().sequence()).isEqualTo(4);
  }

  @Test
  void namesAGap() {
    assertRefused(after(2), JOURNAL.get(3), Fault.GAP);
  }

  @Test
  void namesARepetition() {
    assertRefused(after(3), JOURNAL.get(2), Fault.REPEATED);
    assertRefused(after(3), JOURNAL.get(0), Fault.REPEATED);
  }

  @Test
  void namesAnotherNode() {
    assertRefused(
        after(1), journal(new NodeId("CATD-001-1"), Realm.DRILL).get(1), Fault.OTHER_NODE);
  }

  @Test
  void namesAnotherRealm() {
    assertRefused(after(1), journal(NODE, Realm.OFFICIAL).get(1), Fault.OTHER_REALM);
  }

  @Test
  void namesAnEntryThatFollowsAnother() throws MalformedEventException {
    Event third = EventCodec.decode(JOURNAL.get(2));
    Event forked =
        new Event(
            third.node(),
            third.sequence(),
            third.id(),
            third.realm(),
            third.person(),
            third.station(),
            third.deviceTime(),
            third.clockOffset(),
            EventHash.of(JOURNAL.get(0)),
            third.fact());

    assertRefused(after(2), EventCodec.encode(forked), Fault.BROKEN_CHAIN);
  }

  /** Any change of any byte shows, at the latest in the entry after it. */
  @Test
  void noticesAChangeOfAnyByte() {
    for (int changed = 0; changed < JOURNAL.size() - 1; changed++) {
      for (int at = 0; at < JOURNAL.get(changed).length; at++) {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
          byte[] envelope = JOURNAL.get(changed).clone();
          envelope[at] ^= (byte) (1 << bit);
          ChainVerifier verifier = after(changed);
          Optional<Fault> fault = verifier.accept(envelope);
          if (fault.isEmpty()) {
            fault = verifier.accept(JOURNAL.get(changed + 1));
          }
          assertThat(fault).as("Entry %d, byte %d, bit %d", changed + 1, at, bit).isPresent();
        }
      }
    }
  }

  private static void assertRefused(ChainVerifier verifier, byte[] envelope, Fault fault) {
    JournalHead before = verifier.head();

    assertThat(verifier.accept(envelope)).contains(fault);
    assertThat(verifier.head()).isEqualTo(before);
  }
}
