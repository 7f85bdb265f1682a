package mx.openprep.election;

/** By which principle the votes of an acta are counted. */
public enum Principle {
  /** Majority: counts in the territory of its election. */
  MAJORITY,
  /** Proportional representation: the second diputación acta of an especial, state level only. */
  PROPORTIONAL
}
