package mx.openprep.centre.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mx.openprep.centre.limits.DiskSpace;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way into the journal. One writer gathers what all nodes send meanwhile and commits it
 * together with the folds that follow from it; nothing is answered before that commit is on disk.
 */
public final class EventStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStore.class);
  private static final int EVENTS_A_COMMIT = 4_000;
  private static final String SQLSTATE_DISK_FULL = "53100";

  private final Realm realm;
  private final TransactionTemplate transaction;
  private final EventTable events;
  private final ActaResults results;
  private final StationReadiness readiness;
  private final DiskSpace disk;
  private final Queue<Submission> waiting = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("journal-writer").factory());

  private record Submission(NodeId node, List<Entry> entries, CompletableFuture<Long> durable) {}

  /** What became of a submission, to be told once the transaction is committed. */
  private record Settled(Submission submission, long through, Optional<Refusal> refusal) {
    void tell() {
      refusal.ifPresentOrElse(
          submission.durable()::completeExceptionally,
          () -> submission.durable().complete(through));
    }
  }

  EventStore(
      Realm realm,
      TransactionTemplate transaction,
      EventTable events,
      ActaResults results,
      StationReadiness readiness,
      DiskSpace disk) {
    this.realm = realm;
    this.transaction = transaction;
    this.events = events;
    this.results = results;
    this.readiness = readiness;
    this.disk = disk;
  }

  /** Where the node's journal ends at the centre, durably. */
  public JournalHead head(NodeId node) {
    return events.head(node);
  }

  /**
   * Appends a node's entries, in order, after those the centre holds. Entries it holds already are
   * passed over.
   *
   * @param envelopes serialised {@code EventEnvelope}s, exactly as in the node's journal
   * @return the sequence of the last of them, once it is durable; fails with a {@link Refusal}:
   *     JOURNAL_GAP, JOURNAL_FORKED, EVENT_OF_OTHER_NODE, REALM_DIFFERS (what stood before the
   *     refused entry is stored all the same), DISK_FULL, STORE_FAILED (nothing is stored)
   */
  public CompletableFuture<Long> append(NodeId node, List<byte[]> envelopes) {
    Submission submission =
        new Submission(node, envelopes.stream().map(Entry::of).toList(), new CompletableFuture<>());
    waiting.add(submission);
    writer.execute(this::commitWaiting);
    return submission.durable();
  }

  /** Commits all that waits; finds nothing when the run before it took its submission along. */
  private void commitWaiting() {
    List<Submission> together = new ArrayList<>();
    int size = 0;
    while (size < EVENTS_A_COMMIT && waiting.peek() != null) {
      Submission submission = waiting.remove();
      together.add(submission);
      size += submission.entries().size();
    }
    if (together.isEmpty()) {
      return;
    }
    try {
      disk.require(0);
      List<Settled> settled = transaction.execute(status -> write(together));
      settled.forEach(Settled::tell);
    } catch (Refusal full) {
      together.forEach(s -> s.durable().completeExceptionally(full));
    } catch (DataAccessException | TransactionException | IllegalStateException e) {
      LOG.error("Nothing of {} submissions was stored", together.size(), e);
      together.forEach(s -> s.durable().completeExceptionally(refusal(e)));
    }
  }

  /** All nodes' entries with the fewest statements: what one costs, hundreds together cost too. */
  private List<Settled> write(List<Submission> together) {
    events.lockForWriting();
    Map<NodeId, List<Entry>> offered = new LinkedHashMap<>();
    together.forEach(
        s -> offered.computeIfAbsent(s.node(), n -> new ArrayList<>()).addAll(s.entries()));
    Map<NodeId, JournalHead> heads = events.heads(offered.keySet());
    Map<NodeId, Admission.Held> held = events.held(offered, heads);
    List<Settled> settled = new ArrayList<>();
    List<Admission.Admitted> admitted = new ArrayList<>();
    List<Incident> incidents = new ArrayList<>();
    for (Submission submission : together) {
      NodeId node = submission.node();
      Admission admission =
          new Admission(
              node,
              realm,
              heads.getOrDefault(node, JournalHead.EMPTY),
              Objects.requireNonNull(held.get(node)));
      admission.offer(submission.entries());
      heads.put(node, admission.head());
      admitted.addAll(admission.admitted());
      incidents.addAll(admission.incidents());
      settled.add(new Settled(submission, admission.through(), admission.refusal()));
    }
    if (!admitted.isEmpty()) {
      store(admitted, heads);
    }
    events.report(incidents);
    return settled;
  }

  private void store(List<Admission.Admitted> admitted, Map<NodeId, JournalHead> heads) {
    events.insert(admitted);
    Map<NodeId, JournalHead> moved = new LinkedHashMap<>();
    admitted.forEach(a -> moved.put(a.node(), heads.getOrDefault(a.node(), JournalHead.EMPTY)));
    events.moveHeads(moved);
    List<Entry> entries = admitted.stream().map(Admission.Admitted::entry).toList();
    entries.forEach(entry -> entry.event().ifPresent(readiness::note));
    results.stored(entries);
    Set<String> actas = new TreeSet<>();
    entries.forEach(entry -> entry.acta().ifPresent(actas::add));
    results.foldAgain(actas);
  }

  private static Refusal refusal(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && SQLSTATE_DISK_FULL.equals(sql.getSQLState())) {
        return new Refusal(MessageCode.DISK_FULL, failure);
      }
    }
    return new Refusal(MessageCode.STORE_FAILED, failure);
  }

  /** Commits what waits, then takes no more. */
  @Override
  public void close() {
    writer.close();
  }
}
