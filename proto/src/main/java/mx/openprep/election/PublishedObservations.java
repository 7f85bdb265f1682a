package mx.openprep.election;

/** What OBSERVACIONES says of an acta that has several. */
public enum PublishedObservations {
  /** All of them, the highest first. */
  ALL,
  /** The highest alone. */
  PREVAILING
}
