package mx.openprep.desk;

import mx.openprep.message.Refusal;

/** Keeps what is refused because somebody's office or the rules forbid it. */
@FunctionalInterface
public interface DenialLog {
  /**
   * Writes the refusal down if it is one of these.
   *
   * @param action what was asked, by its name in the node API
   * @param acta its id; empty when it concerns none
   * @return the refusal, for the caller to throw
   */
  Refusal noted(Operator operator, Refusal refusal, String action, String acta);
}
