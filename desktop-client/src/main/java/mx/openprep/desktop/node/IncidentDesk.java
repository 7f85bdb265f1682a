package mx.openprep.desktop.node;

import java.sql.SQLException;
import java.util.Optional;
import mx.openprep.acta.Deed;
import mx.openprep.desk.Operator;
import mx.openprep.election.ActaId;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.IncidentLife;
import mx.openprep.incident.IncidentState;
import mx.openprep.incident.Severity;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.night.IncidentBook;

/** What people do about incidents: raise, comment, recommend; and a second person decides. */
final class IncidentDesk {
  private final NightReader night;
  private final Journal journal;
  private final Denials denials;
  private final IncidentTable table = new IncidentTable();

  IncidentDesk(NightReader night, Journal journal, Denials denials) {
    this.night = night;
    this.journal = journal;
    this.denials = denials;
  }

  /**
   * Somebody tells of something.
   *
   * @throws Refusal REASON_MISSING without a description
   */
  IncidentId raise(
      Operator operator,
      IncidentKind kind,
      Severity severity,
      Optional<ActaId> acta,
      String description) {
    if (description.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
    acta.ifPresent(night.scope()::acta);
    Fact fact = new Fact.OfIncident(new IncidentFact.Raised(kind, severity, acta, description));
    return journal.write(
        operator.author(), transaction -> new IncidentId(transaction.append(fact).id()));
  }

  /**
   * Somebody recommends, decides or comments.
   *
   * @throws Refusal INCIDENT_UNKNOWN, or what the incident's life refuses
   */
  void add(Operator operator, IncidentId incident, IncidentFact fact, String action) {
    try {
      requireKnown(incident, fact);
      journal.write(
          operator.author(),
          transaction -> {
            requireAllowed(
                state(transaction, incident, fact),
                fact,
                new Deed(operator.person(), journal.now()),
                incident);
            return transaction.append(new Fact.OfIncident(fact));
          });
    } catch (Refusal refusal) {
      throw denials.noted(operator, refusal, action, "");
    }
  }

  private void requireKnown(IncidentId incident, IncidentFact fact) {
    IncidentBook.Entry entry =
        night
            .look(fold -> fold.incidents().find(incident))
            .orElseThrow(() -> new Refusal(MessageCode.INCIDENT_UNKNOWN, incident.toString()));
    if (entry.solved() && !(fact instanceof IncidentFact.Commented)) {
      throw new Refusal(MessageCode.INCIDENT_CLOSED, incident.toString());
    }
  }

  /** A comment is welcome whatever became of the incident. */
  private IncidentState state(
      JournalTransaction transaction, IncidentId incident, IncidentFact fact) throws SQLException {
    return fact instanceof IncidentFact.Commented
        ? IncidentLife.START
        : table.state(transaction.connection(), incident);
  }

  private static void requireAllowed(
      IncidentState state, IncidentFact fact, Deed by, IncidentId incident) {
    if (IncidentLife.apply(state, fact, by)
        instanceof IncidentLife.Transition.Refused(MessageCode reason)) {
      throw new Refusal(reason, incident.toString());
    }
  }
}
