package mx.openprep.journal;

import java.util.Optional;

/**
 * Verifies entry by entry that a node's journal is whole: no gap, no change, one node, one realm.
 */
public final class ChainVerifier {
  private final NodeId node;
  private final Realm realm;
  private JournalHead head;

  /** What is wrong with an entry. */
  public enum Fault {
    MALFORMED,
    OTHER_NODE,
    OTHER_REALM,
    /** An entry that was seen already, unchanged or not: the caller compares. */
    REPEATED,
    GAP,
    BROKEN_CHAIN
  }

  /** Goes on after the given head. */
  public ChainVerifier(NodeId node, Realm realm, JournalHead head) {
    this.node = node;
    this.realm = realm;
    this.head = head;
  }

  public JournalHead head() {
    return head;
  }

  /** Checks the next entry; moves the head on only when it is right. */
  public Optional<Fault> accept(byte[] envelope) {
    Event event;
    try {
      event = EventCodec.decode(envelope);
    } catch (MalformedEventException e) {
      return Optional.of(Fault.MALFORMED);
    }
    return accept(event, EventHash.of(envelope));
  }

  /**
   * As {@link #accept(byte[])}, for who has read the entry already.
   *
   * @param hash of the envelope the event was read from
   */
  public Optional<Fault> accept(Event event, EventHash hash) {
    if (!event.node().equals(node)) {
      return Optional.of(Fault.OTHER_NODE);
    }
    if (event.realm() != realm) {
      return Optional.of(Fault.OTHER_REALM);
    }
    if (event.sequence() <= head.sequence()) {
      return Optional.of(Fault.REPEATED);
    }
    if (event.sequence() != head.sequence() + 1) {
      return Optional.of(Fault.GAP);
    }
    if (!event.previous().equals(head.hash())) {
      return Optional.of(Fault.BROKEN_CHAIN);
    }
    head = new JournalHead(event.sequence(), hash);
    return Optional.empty();
  }
}
