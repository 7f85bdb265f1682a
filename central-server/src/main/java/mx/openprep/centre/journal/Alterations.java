package mx.openprep.centre.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.Severity;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people of altered rows: once as long as one stays as it is, as an incident, a row of {@code
 * alteration}, and an entry of the centre's journal, which nobody can take back.
 */
public final class Alterations {
  private static final Logger LOG = LoggerFactory.getLogger(Alterations.class);

  /** A table changed whole need not fill the journal. */
  private static final int MOST_ENTRIES = 100;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final CentreJournal journal;
  private final EventTable events;
  private Set<Alteration> told = new HashSet<>();

  Alterations(JdbcClient jdbc, TransactionTemplate transaction, CentreJournal journal) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.journal = journal;
    this.events = new EventTable(jdbc);
  }

  /** Tells what was not found the time before. */
  public synchronized void found(List<Alteration> all) {
    List<Alteration> news = all.stream().filter(a -> !told.contains(a)).distinct().toList();
    if (!news.isEmpty()) {
      transaction.executeWithoutResult(status -> tell(news));
      write(news);
    }
    told = new HashSet<>(all);
  }

  /** Tells what a look at a part found. */
  public synchronized void foundInPart(List<Alteration> some) {
    Set<Alteration> all = new HashSet<>(told);
    all.addAll(some);
    found(List.copyOf(all));
  }

  private void tell(List<Alteration> news) {
    for (Alteration alteration : news) {
      LOG.atError().addKeyValue("acta", alteration.acta()).log("Altered by hand: {}", alteration);
      jdbc.sql("insert into alteration (relation, row_key, acta, what) values (?, ?, ?, ?)")
          .param(alteration.table())
          .param(alteration.key())
          .param(alteration.acta())
          .param(alteration.what())
          .update();
    }
    events.report(
        news.stream()
            .map(a ->
                new Incident(
                    a.table().equals("event")
                        ? MessageCode.EVENT_ALTERED
                        : MessageCode.RESULT_ALTERED,
                    CentreJournal.NODE.value(),
                    a.acta().isEmpty() ? null : a.acta(),
                    null,
                    a.toString()))
            .toList());
  }

  /** Apart: the centre's own journal may be what was altered. */
  private void write(List<Alteration> news) {
    try {
      transaction.executeWithoutResult(status ->
          journal.append(
              Optional.empty(),
              CentreJournal.NODE.value(),
              news.stream().limit(MOST_ENTRIES).map(Alterations::fact).toList()));
    } catch (DataAccessException | IllegalStateException e) {
      LOG.error("What was altered could not be written into the centre's journal", e);
    }
  }

  private static Fact fact(Alteration alteration) {
    return new Fact.OfIncident(
        new IncidentFact.Raised(
            IncidentKind.OTHER,
            Severity.HIGH,
            Alteration.acta(alteration.acta()),
            alteration.toString()));
  }
}
