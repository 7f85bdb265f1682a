package mx.openprep.desktop.node;

import java.util.Optional;
import mx.openprep.desk.Author;
import mx.openprep.desk.DenialLog;
import mx.openprep.desk.Operator;
import mx.openprep.journal.Fact;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals that are facts themselves: somebody asked for what his office or the rules forbid. */
final class Denials implements DenialLog {
  private static final Logger LOG = LoggerFactory.getLogger(Denials.class);

  private final Journal journal;

  Denials(Journal journal) {
    this.journal = journal;
  }

  /**
   * Writes the refusal into the journal if it is one of these.
   *
   * @param action what was asked, by its name in the node API
   * @return the refusal, for the caller to throw
   */
  @Override
  public Refusal noted(Operator operator, Refusal refusal, String action, String acta) {
    if (JOURNALLED.contains(refusal.code())) {
      write(operator, new Fact.ActionRefused(refusal.code().code(), action, acta));
    }
    return refusal;
  }

  /** Writes that a machine was not let in. */
  void refused(Fact.StationRefused machine) {
    LOG.warn("Not let in: {}", machine);
    try {
      journal.write(
          new Author(Optional.empty(), journal.node().value()),
          transaction -> {
            transaction.append(machine);
            return machine;
          });
    } catch (Refusal unwritten) {
      LOG.warn("That it was not let in could not be journalled", unwritten);
    }
  }

  private void write(Operator operator, Fact.ActionRefused fact) {
    try {
      // What was asked for is not done: asked again, it is refused again.
      journal.write(
          operator.asking(Optional.empty()).author(),
          transaction -> {
            transaction.append(fact);
            return fact;
          });
    } catch (Refusal unwritten) {
      LOG.warn("A refusal could not be journalled: {} {}", operator.person(), fact, unwritten);
    }
  }
}
