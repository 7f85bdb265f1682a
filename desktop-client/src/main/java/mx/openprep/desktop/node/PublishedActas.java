package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaState;
import mx.openprep.desk.Author;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.PublishedRow;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.PublishedActa;
import mx.openprep.v1.PublishedChanges;
import mx.openprep.v1.PublishedInCut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is published beside what was settled here. Where a cut that knew our figures shows
 * others, that is an incident and becomes an event.
 */
final class PublishedActas implements PublishedRegister {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedActas.class);
  private static final String NOT_CAPTURED = "-";
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final Author node;
  private final Runnable changed;
  private final EventTable events = new EventTable();
  private final ActaTable actas = new ActaTable();
  private final PublishedTable published = new PublishedTable();

  /**
   * Nothing known yet beyond what the store holds.
   *
   * @param node the author of what nobody did
   * @param changed runs after each change
   */
  PublishedActas(
      LocalCatalogue catalogue, Journal journal, Database database, Author node, Runnable changed) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    this.node = node;
    this.changed = changed;
  }

  @Override
  public long through() {
    return database.read(published::lastCut).number();
  }

  @Override
  public void take(PublishedChanges changes) {
    List<Fact> incidents = database.read(c -> incidents(c, changes));
    if (incidents.isEmpty()) {
      database.keep(c -> kept(c, changes));
    } else {
      LOG.error("The centre published otherwise than was settled here: {}", incidents);
      journal.write(
          node,
          transaction -> {
            for (Fact fact : incidents) {
              transaction.append(fact);
            }
            return kept(transaction.connection(), changes);
          });
    }
    changed.run();
  }

  /** Those that are not known yet. */
  private List<Fact> incidents(Connection connection, PublishedChanges changes)
      throws SQLException {
    List<Fact> incidents = new ArrayList<>();
    for (PublishedInCut told : changes.getActasList()) {
      List<String> what = differences(connection, told);
      ActaId acta = new ActaId(told.getActa().getActa());
      boolean isNew =
          published
              .of(connection, acta)
              .filter(before -> before.differs() && before.row().equals(told.getActa()))
              .isEmpty();
      if (!what.isEmpty() && isNew) {
        incidents.add(new Fact.PublishedDiffers(acta, told.getCut(), what));
      }
    }
    return incidents;
  }

  /** Against what this node had settled as far as the cut knows it. */
  private List<String> differences(Connection connection, PublishedInCut told) throws SQLException {
    ActaId acta = new ActaId(told.getActa().getActa());
    List<Event> sent =
        events.ofActa(connection, acta).stream().filter(event -> isKnownTo(told, event)).toList();
    return settled(acta, sent)
        .map(ours -> PublishedRow.differences(ours, told.getActa()))
        .orElse(List.of());
  }

  /** What the centre did itself a cut knows that was made clearly later. */
  private boolean isKnownTo(PublishedInCut told, Event event) {
    return event.node().equals(journal.node())
        ? event.sequence() <= told.getNodeSequence()
        : event.time().plus(MARGIN).isBefore(WireValues.instant(told.getMade()));
  }

  private PublishedChanges kept(Connection connection, PublishedChanges changes)
      throws SQLException {
    for (PublishedInCut told : changes.getActasList()) {
      keep(connection, told);
    }
    if (changes.getThrough() > 0) {
      published.lastCut(connection, changes.getThrough(), WireValues.instant(changes.getMade()));
    }
    return changes;
  }

  private void keep(Connection connection, PublishedInCut told) throws SQLException {
    PublishedActa row = told.getActa();
    ActaId acta = new ActaId(row.getActa());
    boolean same = settled(acta, events.ofActa(connection, acta)).filter(row::equals).isPresent();
    if (row.getContabilizada().equals(NOT_CAPTURED)) {
      published.remove(connection, acta);
    } else {
      boolean differs = !differences(connection, told).isEmpty();
      published.put(
          connection,
          new PublishedTable.Shown(
              row, told.getCut(), WireValues.instant(told.getMade()), differs));
    }
    actas.published(connection, acta, same);
  }

  private Optional<PublishedActa> settled(ActaId acta, List<Event> life) {
    ActaState state = ActaFold.state(catalogue.life(acta), life);
    return state.settled().map(settled -> catalogue.row(acta, settled.verification()));
  }
}
