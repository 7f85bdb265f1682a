package mx.openprep.incident;

import mx.openprep.acta.Deed;

/** Where an incident stands. Only {@link IncidentLife} moves it. */
public sealed interface IncidentState {
  /** Nobody has said yet what should be done. */
  record Open() implements IncidentState {}

  /** A second person must decide. */
  record Recommended(String measure, Deed by) implements IncidentState {}

  /** Settled by two people; it stays in the list. */
  record Closed(String measure, Deed recommended, String reason, Deed decided)
      implements IncidentState {
    public Closed {
      if (recommended.person().equals(decided.person())) {
        throw new IllegalArgumentException("One person recommended and decided");
      }
    }
  }
}
