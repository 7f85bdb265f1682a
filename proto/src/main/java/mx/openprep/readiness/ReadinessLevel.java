package mx.openprep.readiness;

/** How much something keeps a workstation from its work, least first. */
public enum ReadinessLevel {
  READY,
  /** Work goes on; somebody should look at it. */
  ATTENTION,
  /** Part of the work cannot be done, or not be trusted. */
  FAULT
}
