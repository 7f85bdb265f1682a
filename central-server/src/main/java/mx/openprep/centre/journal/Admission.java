package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Decides which of a node's entries join its journal: those that continue its chain. Entries that
 * are held already, unchanged, are passed over; the first wrong one ends it, those before it stay.
 */
final class Admission {
  private final NodeId node;
  private final Realm realm;
  private final Held held;
  private final List<Admitted> admitted = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private ChainVerifier verifier;
  private Optional<Refusal> refusal = Optional.empty();
  private long through;

  /** An entry and its place in the node's journal. */
  record Admitted(NodeId node, long sequence, Entry entry) {}

  /**
   * What the store holds already of what is offered; what is admitted is added.
   *
   * @param bySequence of this node
   * @param unreadable of this node
   * @param ids of any node
   */
  record Held(Map<Long, EventHash> bySequence, Set<EventHash> unreadable, Set<String> ids) {
    /** Nothing of this node; {@code ids} is shared with others. */
    static Held nothing(Set<String> ids) {
      return new Held(new HashMap<>(), new HashSet<>(), ids);
    }
  }

  Admission(NodeId node, Realm realm, JournalHead head, Held held) {
    this.node = node;
    this.realm = realm;
    this.held = held;
    this.verifier = new ChainVerifier(node, realm, head);
    this.through = head.sequence();
  }

  void offer(List<Entry> entries) {
    for (Entry entry : entries) {
      if (refusal.isPresent()) {
        return;
      }
      offer(entry);
    }
  }

  private void offer(Entry entry) {
    if (entry.event().isEmpty()) {
      offerUnreadable(entry);
      return;
    }
    long sequence = entry.event().get().sequence();
    JournalHead before = verifier.head();
    Optional<ChainVerifier.Fault> fault = verifier.accept(entry.event().get(), entry.hash());
    if (fault.isEmpty()) {
      if (held.ids().add(entry.id().orElseThrow())) {
        admit(entry, sequence);
      } else {
        verifier = new ChainVerifier(node, realm, before);
        fork(entry, sequence, "id");
      }
      return;
    }
    switch (fault.get()) {
      case OTHER_NODE -> refuseForeign(MessageCode.EVENT_OF_OTHER_NODE, entry, "node");
      case OTHER_REALM -> refuseForeign(MessageCode.REALM_DIFFERS, entry, "realm");
      case REPEATED -> repeated(entry, sequence);
      case GAP -> gap(sequence);
      case BROKEN_CHAIN -> fork(entry, sequence, "previous");
      case MALFORMED -> offerUnreadable(entry);
    }
  }

  /**
   * What cannot be read keeps its place, so that the rest can go on: the place it names itself, or
   * else the one at which the node sent it.
   */
  private void offerUnreadable(Entry entry) {
    long next = verifier.head().sequence() + 1;
    boolean namesItsPlace = entry.envelope().getNode().equals(node.value());
    long sequence = namesItsPlace ? entry.envelope().getSequence() : next;
    if (sequence > next) {
      gap(sequence);
    } else if (sequence < next) {
      repeated(entry, sequence);
    } else if (!held.unreadable().contains(entry.hash())) {
      admit(entry, sequence);
      verifier = new ChainVerifier(node, realm, new JournalHead(sequence, entry.hash()));
      incidents.add(
          new Incident(
              MessageCode.EVENT_MALFORMED,
              node.value(),
              null,
              null,
              "sequence " + sequence + " hash " + entry.hash()));
    }
  }

  private void admit(Entry entry, long sequence) {
    admitted.add(new Admitted(node, sequence, entry));
    through = sequence;
    held.bySequence().put(sequence, entry.hash());
    if (entry.event().isEmpty()) {
      held.unreadable().add(entry.hash());
    }
  }

  private void repeated(Entry entry, long sequence) {
    if (entry.hash().equals(held.bySequence().get(sequence))) {
      through = sequence;
    } else {
      fork(entry, sequence, "sequence");
    }
  }

  private void gap(long sequence) {
    refusal =
        Optional.of(
            new Refusal(
                MessageCode.JOURNAL_GAP,
                Long.toString(verifier.head().sequence() + 1),
                Long.toString(sequence)));
  }

  private void fork(Entry entry, long sequence, String where) {
    incidents.add(
        new Incident(
            MessageCode.JOURNAL_FORKED,
            node.value(),
            entry.acta().orElse(null),
            entry.id().orElse(null),
            where + " differs at sequence " + sequence + " hash " + entry.hash()));
    refusal = Optional.of(new Refusal(MessageCode.JOURNAL_FORKED, Long.toString(sequence)));
  }

  private void refuseForeign(MessageCode code, Entry entry, String what) {
    incidents.add(
        new Incident(
            code,
            node.value(),
            entry.acta().orElse(null),
            entry.id().orElse(null),
            "other " + what + " hash " + entry.hash()));
    refusal = Optional.of(new Refusal(code));
  }

  JournalHead head() {
    return verifier.head();
  }

  /** The last of the offered entries that is in the journal now. */
  long through() {
    return through;
  }

  List<Admitted> admitted() {
    return admitted;
  }

  List<Incident> incidents() {
    return incidents;
  }

  Optional<Refusal> refusal() {
    return refusal;
  }
}
