package mx.openprep.centre.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.TreeHash;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.journal.NodeId;

/**
 * Verifies entries of all journals without a centre: the chain of every node, and that they are the
 * log that a checkpoint tells of. Names each entry that is not as it was, when the hashes of the
 * leaves are known; otherwise the first that does not fit.
 */
final class LogVerification {
  private static final int NAMED_AT_MOST = 50_000;

  private final Checkpoint checkpoint;
  private final Optional<GrowingTree> published;
  private final GrowingTree tree = new GrowingTree();
  private final Map<NodeId, JournalHead> heads = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * A verification.
   *
   * @param published the leaves as tiles say them, already known to be those of the checkpoint
   */
  LogVerification(Checkpoint checkpoint, Optional<GrowingTree> published) {
    this.checkpoint = checkpoint;
    this.published = published;
  }

  /** Reads all entries; what is wrong, and nothing when all is well. */
  List<String> verify(InputStream entries) throws IOException {
    try {
      for (Optional<byte[]> entry = Entries.read(entries);
          entry.isPresent();
          entry = Entries.read(entries)) {
        accept(entry.get());
      }
    } catch (IOException e) {
      fault(tree.size(), e.getMessage() + "");
      return faults;
    }
    if (tree.size() != checkpoint.size()) {
      faults.add("expected " + checkpoint.size() + " entries, found " + tree.size());
    } else if (faults.isEmpty() && !checkpoint.tells(tree.tree())) {
      faults.add("expected the log of the checkpoint, found another");
    }
    return faults;
  }

  private void accept(byte[] envelope) {
    long index = tree.size();
    EventHash hash = EventHash.of(envelope);
    byte[] leaf = TreeHash.leaf(hash.bytes());
    tree.add(leaf);
    if (published.isPresent()
        && (index >= published.get().size()
            || !Arrays.equals(published.get().at(0, index), leaf))) {
      fault(index, "not the entry that was published");
    }
    chain(index, envelope, hash);
  }

  private void chain(long index, byte[] envelope, EventHash hash) {
    Event event;
    try {
      event = EventCodec.decode(envelope);
    } catch (MalformedEventException e) {
      // It came so, and its place in the log is all that is known of it.
      return;
    }
    JournalHead head = heads.getOrDefault(event.node(), JournalHead.EMPTY);
    boolean continues =
        event.sequence() == head.sequence() + 1 && event.previous().equals(head.hash());
    // After one that cannot be read the chain is taken up again.
    if (event.sequence() <= head.sequence()
        || (event.sequence() == head.sequence() + 1 && !continues)) {
      fault(index, "does not continue the journal of " + event.node());
    }
    heads.put(event.node(), new JournalHead(event.sequence(), hash));
  }

  private void fault(long index, String what) {
    if (faults.size() < NAMED_AT_MOST) {
      faults.add("entry " + index + ": " + what);
    }
  }
}
