package mx.openprep.centre.identity;

/** What it takes to call a method at the stations' door. */
public enum DoorAccess {
  /** Nothing: the one-time code is in the call. */
  ANYBODY,
  /** A certificate of this centre and realm, not withdrawn. */
  STATION,
  /**
   * Besides, a handshake on this connection: protocol, election package and realm were compared.
   * Whatever carries actas asks for it.
   */
  GREETED_STATION
}
