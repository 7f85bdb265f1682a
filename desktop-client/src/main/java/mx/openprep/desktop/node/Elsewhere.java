package mx.openprep.desktop.node;

import com.google.protobuf.ByteString;
import java.sql.SQLException;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaRefusal;
import mx.openprep.acta.ActaState;
import mx.openprep.desk.Author;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.Severity;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.v1.CentreEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to actas of this CATD at the centre. Both journals fold together: the rules of an
 * acta see to it that both ends come to the same result, whatever came first at each.
 */
final class Elsewhere implements CentreRegister {
  private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final Author node;
  private final ElsewhereTable table = new ElsewhereTable();

  /**
   * Nothing known yet beyond what the store holds.
   *
   * @param node the author of what nobody did
   */
  Elsewhere(LocalCatalogue catalogue, Journal journal, Database database, Author node) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    this.node = node;
  }

  @Override
  public long centreThrough() {
    return database.read(table::through);
  }

  @Override
  public void take(CentreEntries entries) {
    journal.write(
        node,
        transaction -> {
          for (ByteString envelope : entries.getEnvelopesList()) {
            take(transaction, envelope.toByteArray());
          }
          return entries;
        });
  }

  private void take(JournalTransaction transaction, byte[] envelope) throws SQLException {
    Event event;
    try {
      event = EventCodec.decode(envelope);
    } catch (MalformedEventException e) {
      LOG.warn("The centre told something this version does not understand", e);
      return;
    }
    if (event.sequence() <= table.through(transaction.connection())) {
      return;
    }
    if (!(event.fact() instanceof Fact.OfActa(ActaFact fact)) || !isOurs(fact.acta())) {
      transaction.learn(event, envelope, Optional.empty());
      return;
    }
    ActaState before = transaction.state(fact.acta());
    switch (catalogue.life(fact.acta()).apply(before, fact, event.deed())) {
      case ActaLife.Transition.Moved(ActaState after) ->
          transaction.learn(event, envelope, Optional.of(after));
      case ActaLife.Transition.Refused(ActaRefusal reason) -> {
        LOG.warn("{} of the centre is not allowed here: {}", fact, reason);
        transaction.learn(event, envelope, Optional.empty());
        if (reason == ActaRefusal.CONTRADICTS_VERIFIED) {
          transaction.append(
              new Fact.OfIncident(
                  new IncidentFact.Raised(
                      IncidentKind.DISPUTE,
                      Severity.HIGH,
                      Optional.of(fact.acta()),
                      reason.code().code())));
        }
      }
    }
  }

  private boolean isOurs(ActaId acta) {
    return acta.isOutsideCatalogue()
        || catalogue
            .election()
            .acta(acta)
            .map(ExpectedActa::casilla)
            .filter(casilla -> casilla.catd().equals(catalogue.catd()))
            .isPresent();
  }
}
