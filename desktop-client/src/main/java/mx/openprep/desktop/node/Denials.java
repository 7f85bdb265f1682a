package mx.openprep.desktop.node;

import java.util.EnumSet;
import java.util.Set;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals that are facts themselves: somebody asked for what his office or the rules forbid. */
final class Denials {
  private static final Logger LOG = LoggerFactory.getLogger(Denials.class);
  private static final Set<MessageCode> JOURNALLED =
      EnumSet.of(
          MessageCode.SAME_PERSON,
          MessageCode.LEASE_OF_OTHER_PERSON,
          MessageCode.ROLE_MISSING,
          MessageCode.INCIDENT_BY_SAME_PERSON);

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
  Refusal noted(Operator operator, Refusal refusal, String action, String acta) {
    if (JOURNALLED.contains(refusal.code())) {
      write(operator, new Fact.ActionRefused(refusal.code().code(), action, acta));
    }
    return refusal;
  }

  private void write(Operator operator, Fact.ActionRefused fact) {
    try {
      journal.write(
          operator.author(),
          transaction -> {
            transaction.append(fact);
            return fact;
          });
    } catch (Refusal unwritten) {
      LOG.warn("A refusal could not be journalled: {} {}", operator.person(), fact, unwritten);
    }
  }
}
