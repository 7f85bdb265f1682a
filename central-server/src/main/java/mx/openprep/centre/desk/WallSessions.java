package mx.openprep.centre.desk;

import mx.openprep.message.Refusal;

/** Sessions for screens on the wall. */
public final class WallSessions {
  private final DeskSessions sessions;

  WallSessions(DeskSessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A session that sees and does nothing.
   *
   * @param token of the session it comes from
   * @return its token
   * @throws Refusal SESSION_MISSING
   */
  public String open(String token) {
    return sessions.openWall(token);
  }
}
