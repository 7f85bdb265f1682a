package mx.openprep.centre.journal;

import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rebuilds the state of every acta from the events alone: the proof that nothing else decides it.
 */
public final class Refold {
  private static final int ACTAS_AT_ONCE = 1_000;

  private final TransactionTemplate transaction;
  private final EventTable events;
  private final ActaResultTable table;
  private final ActaResults results;
  private final StationReadiness readiness;

  Refold(
      TransactionTemplate transaction,
      EventTable events,
      ActaResultTable table,
      ActaResults results,
      StationReadiness readiness) {
    this.transaction = transaction;
    this.events = events;
    this.table = table;
    this.results = results;
    this.readiness = readiness;
  }

  /** Rebuilds all in one transaction; meanwhile no event is stored, readers see the old rows. */
  public void run() {
    transaction.executeWithoutResult(status -> {
      events.lockForWriting();
      table.clear();
      readiness.foldAgain();
      List<String> actas = table.actasAfter("", ACTAS_AT_ONCE);
      while (!actas.isEmpty()) {
        results.foldAgain(actas);
        actas = table.actasAfter(actas.getLast(), ACTAS_AT_ONCE);
      }
    });
  }
}
