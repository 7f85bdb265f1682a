package mx.openprep.desktop.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mx.openprep.acta.ActaState;
import mx.openprep.desk.Author;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * The node's append-only journal and what folds from it. One writer at a time; whatever {@link
 * #write} returned for is on the disk.
 */
final class Journal {
  private final Database database;
  private final NodeConfiguration configuration;
  private final LocalCatalogue catalogue;
  private final Clock clock;
  private final EventTable events = new EventTable();
  private final Projection projection;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Duration clockOffset = Duration.ZERO;

  /** What is decided and appended together, or not at all. */
  interface Work<T> {
    T in(JournalTransaction transaction) throws java.sql.SQLException;
  }

  Journal(
      Database database,
      NodeConfiguration configuration,
      LocalCatalogue catalogue,
      Clock clock,
      Projection projection) {
    this.database = database;
    this.configuration = configuration;
    this.catalogue = catalogue;
    this.clock = clock;
    this.projection = projection;
  }

  /**
   * Makes sure that this journal is this node's, of this election package and realm; begins it when
   * it is new, and brings the derived tables up to date.
   *
   * @throws Refusal STORE_OF_OTHER_PACKAGE, REALM_DIFFERS or EVENT_OF_OTHER_NODE
   */
  void open(String softwareVersion) {
    List<byte[]> first = database.read(c -> events.after(c, 0, 1));
    if (first.isEmpty()) {
      Fact opened = new Fact.JournalOpened(catalogue.election().hash(), softwareVersion);
      write(
          new Author(Optional.empty(), configuration.node().value()),
          transaction -> {
            projection.seed(transaction.connection());
            transaction.append(opened);
            return opened;
          });
    } else {
      requireSame(EventTable.decoded(first.getFirst()));
    }
    if (database.read(c -> projection.isStale(c))) {
      rebuild();
    }
  }

  private void requireSame(Event first) {
    if (first.realm() != configuration.realm()) {
      throw new Refusal(MessageCode.REALM_DIFFERS, first.realm().name());
    }
    if (!(first.fact() instanceof Fact.JournalOpened opened)
        || !opened.packageHash().equals(catalogue.election().hash())) {
      throw new Refusal(MessageCode.STORE_OF_OTHER_PACKAGE);
    }
    if (!first.node().equals(configuration.node())) {
      throw new Refusal(MessageCode.EVENT_OF_OTHER_NODE, first.node().value());
    }
  }

  /** Does the work as one durable transaction. */
  <T> T write(Author author, Work<T> work) {
    T result =
        database.write(c -> {
          T done =
              work.in(
                  new JournalTransaction(
                      c, configuration, author, catalogue, clock, clockOffset, events, projection));
          if (author.request().isPresent() && author.person().isPresent()) {
            RequestBook.done(c, author.request().get(), author.person().get(), clock.instant());
          }
          return done;
        });
    listeners.forEach(Runnable::run);
    return result;
  }

  NodeId node() {
    return configuration.node();
  }

  /** Where the acta stands. */
  ActaState state(ActaId acta) {
    return database.read(c -> ActaFold.state(catalogue.life(acta), events.ofActa(c, acta)));
  }

  /** Throws the derived tables away and folds them anew from the journal. */
  void rebuild() {
    database.write(c -> {
      projection.rebuild(c);
      return true;
    });
  }

  /** Runs after each write, outside its transaction. */
  void onWritten(Runnable listener) {
    listeners.add(listener);
  }

  void clockOffset(Duration offset) {
    clockOffset = offset;
  }

  /** The official time as far as this node knows it. */
  Instant now() {
    return clock.instant().plus(clockOffset);
  }
}
