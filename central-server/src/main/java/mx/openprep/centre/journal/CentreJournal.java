package mx.openprep.centre.journal;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The centre's own journal, a node's like any other: what is done at the centre, by its program and
 * by its people. Entries are appended in their caller's transaction, so that an act and its record
 * are durable together or not at all. All instances and commands on one database write one chain.
 *
 * <p>From an append to the end of the transaction nobody else writes into any journal: it should be
 * the last thing a transaction does.
 */
public final class CentreJournal {
  /** The node of the centre; no station may have this name. */
  public static final NodeId NODE = NodeId.CENTRE;

  private final JdbcClient jdbc;
  private final EventTable events;
  private final Clock clock;
  private final Consumer<Collection<String>> fold;

  /**
   * A journal.
   *
   * @param fold brings the results of these actas up to their events
   */
  CentreJournal(JdbcClient jdbc, Clock clock, Consumer<Collection<String>> fold) {
    this.jdbc = jdbc;
    this.events = new EventTable(jdbc);
    this.clock = clock;
    this.fold = fold;
  }

  /** For commands, which know no election package and so nothing of actas. */
  public static CentreJournal withoutActas(JdbcClient jdbc, Clock clock) {
    return new CentreJournal(
        jdbc,
        clock,
        actas -> {
          if (!actas.isEmpty()) {
            throw new IllegalArgumentException("Needs an election package: " + actas);
          }
        });
  }

  /** The version of this program; {@code development} when it runs from classes. */
  public static String softwareVersion() {
    return Optional.ofNullable(CentreJournal.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Appends what the program did by itself. */
  public Event append(Fact fact) {
    return append(Optional.empty(), NODE.value(), List.of(fact)).getFirst();
  }

  /** Appends what a person did at the centre. */
  public Event append(PersonId by, Fact fact) {
    return append(Optional.of(by), NODE.value(), List.of(fact)).getFirst();
  }

  /**
   * Appends what happened together.
   *
   * @param station at which it happened
   * @throws IllegalStateException outside of a transaction, or before a centre has started here
   */
  public List<Event> append(Optional<PersonId> by, String station, List<Fact> facts) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("An entry is written in the transaction of what it tells");
    }
    events.lockForWriting();
    JournalHead head = events.head(NODE);
    Belongs belongs = belongs();
    Chain chain = new Chain(belongs.realm(), head);
    if (head.equals(JournalHead.EMPTY)) {
      chain.add(
          Optional.empty(),
          NODE.value(),
          new Fact.JournalOpened(belongs.packageHash(), softwareVersion()));
    }
    List<Event> appended = facts.stream().map(fact -> chain.add(by, station, fact)).toList();
    events.insert(chain.entries);
    events.moveHeads(Map.of(NODE, chain.head));
    Collection<String> actas = new TreeSet<>();
    chain.entries.forEach(e -> e.entry().acta().ifPresent(actas::add));
    fold.accept(actas);
    return appended;
  }

  private record Belongs(Realm realm, PackageHash packageHash) {}

  private Belongs belongs() {
    return jdbc.sql("select realm, package_hash from centre")
        .query((row, _) ->
            new Belongs(
                Realm.valueOf(row.getString("realm")),
                PackageHash.of(row.getBytes("package_hash"))))
        .optional()
        .orElseThrow(() -> new IllegalStateException("No centre has started on this database"));
  }

  private final class Chain {
    private final Realm realm;
    private final List<Admission.Admitted> entries = new ArrayList<>();
    private JournalHead head;

    Chain(Realm realm, JournalHead head) {
      this.realm = realm;
      this.head = head;
    }

    Event add(Optional<PersonId> by, String station, Fact fact) {
      Event event =
          new Event(
              NODE,
              head.sequence() + 1,
              UuidCreator.getTimeOrderedEpoch(),
              realm,
              by,
              station,
              clock.instant(),
              Duration.ZERO,
              head.hash(),
              fact);
      Entry entry = Entry.of(EventCodec.encode(event));
      entries.add(new Admission.Admitted(NODE, event.sequence(), entry));
      head = new JournalHead(event.sequence(), entry.hash());
      return event;
    }
  }
}
