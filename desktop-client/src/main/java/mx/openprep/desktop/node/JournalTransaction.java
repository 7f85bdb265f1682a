package mx.openprep.desktop.node;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.desk.Author;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;

/** One transaction of the journal by one author: reads where actas stand and appends facts. */
final class JournalTransaction {
  private final Connection connection;
  private final NodeConfiguration configuration;
  private final Author author;
  private final LocalCatalogue catalogue;
  private final Duration clockOffset;
  private final EventTable events;
  private final Projection projection;
  private final ElsewhereTable elsewhere = new ElsewhereTable();
  private final Instant now;

  JournalTransaction(
      Connection connection,
      NodeConfiguration configuration,
      Author author,
      LocalCatalogue catalogue,
      Clock clock,
      Duration clockOffset,
      EventTable events,
      Projection projection) {
    this.connection = connection;
    this.configuration = configuration;
    this.author = author;
    this.catalogue = catalogue;
    this.clockOffset = clockOffset;
    this.events = events;
    this.projection = projection;
    // What is decided together happened at one moment.
    this.now = clock.instant();
  }

  Connection connection() {
    return connection;
  }

  ActaState state(ActaId acta) throws SQLException {
    return ActaFold.state(catalogue.life(acta), events.ofActa(connection, acta));
  }

  /** Appends what concerns no acta's life. */
  Event append(Fact fact) throws SQLException {
    Event event = event(fact);
    record(event, Optional.empty());
    return event;
  }

  /**
   * Appends what happened to an acta.
   *
   * @return where it stands now
   * @throws mx.openprep.message.Refusal when its life does not allow it
   */
  ActaState append(ActaFact fact) throws SQLException {
    ActaLife life = catalogue.life(fact.acta());
    Event event = event(new Fact.OfActa(fact));
    ActaState after = ActaFold.asked(life, state(fact.acta()), fact, event.deed());
    record(event, Optional.of(after));
    return after;
  }

  /**
   * Keeps an entry of the centre's journal about an acta of this CATD.
   *
   * @param after where its acta stands now
   */
  void learn(Event event, byte[] envelope, ActaFact fact, ActaState after) throws SQLException {
    keep(event, envelope, Optional.of(fact.acta()), true);
    projection.apply(connection, event, Optional.of(after), place());
  }

  /** Keeps an entry of the centre's journal about an incident of this CATD. */
  void learn(Event event, byte[] envelope) throws SQLException {
    keep(event, envelope, Optional.empty(), true);
    projection.apply(connection, event, Optional.empty(), place());
  }

  /** Keeps an entry of the centre's journal that changes nothing here. */
  void keep(Event event, byte[] envelope) throws SQLException {
    keep(event, envelope, Optional.empty(), false);
  }

  private void keep(Event event, byte[] envelope, Optional<ActaId> acta, boolean folded)
      throws SQLException {
    elsewhere.add(connection, event, envelope, acta, folded, place());
  }

  private long place() throws SQLException {
    return events.head(connection).sequence();
  }

  private void record(Event event, Optional<ActaState> after) throws SQLException {
    events.append(connection, event);
    projection.apply(connection, event, after, event.sequence());
    if (event.fact() instanceof Fact.ImageDigitized digitized) {
      OutboxTable.imageWaits(connection, event, digitized);
    }
  }

  private Event event(Fact fact) throws SQLException {
    JournalHead head = events.head(connection);
    return new Event(
        configuration.node(),
        head.sequence() + 1,
        UuidCreator.getTimeOrderedEpoch(now),
        configuration.realm(),
        author.person(),
        author.station(),
        now,
        clockOffset,
        head.hash(),
        fact);
  }
}
