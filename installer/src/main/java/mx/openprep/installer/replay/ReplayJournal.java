package mx.openprep.installer.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.people.PersonId;

/** Writes a station's journal: numbered, chained entries as bytes. */
final class ReplayJournal {
  private final NodeId node;
  private final Realm realm;
  private JournalHead head = new JournalHead(0, EventHash.NONE);

  ReplayJournal(NodeId node, Realm realm) {
    this.node = node;
    this.realm = realm;
  }

  JournalHead head() {
    return head;
  }

  byte[] append(Instant at, Optional<PersonId> person, Fact fact) {
    Event event =
        new Event(
            node,
            head.sequence() + 1,
            id(at),
            realm,
            person,
            node.value(),
            at,
            Duration.ZERO,
            head.hash(),
            fact);
    byte[] envelope = EventCodec.encode(event);
    head = new JournalHead(event.sequence(), EventHash.of(envelope));
    return envelope;
  }

  /** A UUIDv7 (RFC 9562) of the time in the file. */
  private static UUID id(Instant at) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
    long low = random.nextLong() >>> 2 | 1L << 63;
    return new UUID(high, low);
  }
}
