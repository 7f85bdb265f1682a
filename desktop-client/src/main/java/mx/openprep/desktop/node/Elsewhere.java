package mx.openprep.desktop.node;

import com.google.protobuf.ByteString;
import java.sql.SQLException;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaRefusal;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Deed;
import mx.openprep.desk.Author;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.IncidentLife;
import mx.openprep.incident.Severity;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.v1.CentreEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to actas and incidents of this CATD at the centre. Both journals fold together: the
 * rules of an acta see to it that both ends come to the same result, whatever came first at each.
 */
final class Elsewhere implements CentreRegister {
  private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final Author node;
  private final ElsewhereTable table = new ElsewhereTable();
  private final IncidentTable incidents = new IncidentTable();

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
    switch (event.fact()) {
      case Fact.OfActa(ActaFact fact) when isOurs(fact.acta()) ->
          take(transaction, event, envelope, fact);
      case Fact.OfIncident(IncidentFact fact) -> take(transaction, event, envelope, fact);
      default -> transaction.keep(event, envelope);
    }
  }

  private void take(JournalTransaction transaction, Event event, byte[] envelope, ActaFact fact)
      throws SQLException {
    ActaState before = transaction.state(fact.acta());
    switch (catalogue.life(fact.acta()).apply(before, fact, event.deed())) {
      case ActaLife.Transition.Moved(ActaState after) ->
          transaction.learn(event, envelope, fact, after);
      case ActaLife.Transition.Refused(ActaRefusal reason) -> {
        LOG.warn("{} of the centre is not allowed here: {}", fact, reason);
        transaction.keep(event, envelope);
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

  /** What was done here about the same incident before it came stays. */
  private void take(JournalTransaction transaction, Event event, byte[] envelope, IncidentFact fact)
      throws SQLException {
    boolean allowed =
        switch (fact) {
          case IncidentFact.Raised _, IncidentFact.Commented _ -> true;
          case IncidentFact.Recommended done ->
              moves(transaction, done.incident(), fact, event.deed());
          case IncidentFact.Decided done -> moves(transaction, done.incident(), fact, event.deed());
        };
    if (allowed) {
      transaction.learn(event, envelope);
    } else {
      LOG.warn("What the centre did about an incident came too late: {}", event.id());
      transaction.keep(event, envelope);
    }
  }

  private boolean moves(
      JournalTransaction transaction, IncidentId incident, IncidentFact fact, Deed by)
      throws SQLException {
    return incidents
        .standing(transaction.connection(), incident)
        .filter(
            state -> IncidentLife.apply(state, fact, by) instanceof IncidentLife.Transition.Moved)
        .isPresent();
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
