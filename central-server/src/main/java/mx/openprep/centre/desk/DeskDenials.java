package mx.openprep.centre.desk;

import java.util.List;
import java.util.Optional;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.desk.DenialLog;
import mx.openprep.desk.Operator;
import mx.openprep.journal.Fact;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Refusals at CCVs that are facts themselves, in the centre's journal. */
final class DeskDenials implements DenialLog {
  private static final Logger LOG = LoggerFactory.getLogger(DeskDenials.class);

  private final CentreJournal journal;
  private final TransactionTemplate transaction;

  DeskDenials(CentreJournal journal, TransactionTemplate transaction) {
    this.journal = journal;
    this.transaction = transaction;
  }

  @Override
  public Refusal noted(Operator operator, Refusal refusal, String action, String acta) {
    if (JOURNALLED.contains(refusal.code())) {
      Fact fact = new Fact.ActionRefused(refusal.code().code(), action, acta);
      try {
        Stored.by(() ->
            transaction.execute(status ->
                journal.append(Optional.of(operator.person()), operator.station(), List.of(fact))));
      } catch (Refusal unwritten) {
        LOG.warn("A refusal could not be journalled: {} {}", operator.person(), fact, unwritten);
      }
    }
    return refusal;
  }
}
