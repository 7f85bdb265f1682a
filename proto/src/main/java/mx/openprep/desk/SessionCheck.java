package mx.openprep.desk;

import mx.openprep.journal.NodeId;

/** Who is behind a token. */
public interface SessionCheck {
  /**
   * The person behind a token, with the roles the register gives today.
   *
   * @param station where the call comes from, which need not be where the session was opened
   * @throws mx.openprep.message.Refusal SESSION_MISSING
   */
  Operator operator(String token, NodeId station);

  /** Whether the session was opened at this workstation. */
  boolean isOf(String token, NodeId station);

  /** Whether the token is of a screen on the wall. */
  boolean isWall(String token);
}
