package mx.openprep.desk;

import java.util.Set;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Keeps what is refused because somebody's office or the rules forbid it. */
@FunctionalInterface
public interface DenialLog {
  /** Refusals that are facts themselves. */
  Set<MessageCode> JOURNALLED =
      Set.of(
          MessageCode.SAME_PERSON,
          MessageCode.LEASE_OF_OTHER_PERSON,
          MessageCode.ROLE_MISSING,
          MessageCode.INCIDENT_BY_SAME_PERSON,
          MessageCode.SESSION_OF_OTHER_STATION);

  /**
   * Writes the refusal down if it is one of these.
   *
   * @param action what was asked, by its name in the node API
   * @param acta its id; empty when it concerns none
   * @return the refusal, for the caller to throw
   */
  Refusal noted(Operator operator, Refusal refusal, String action, String acta);
}
