package mx.openprep.incident;

/** How soon somebody must look at it, most urgent first. */
public enum Severity {
  HIGH,
  MEDIUM,
  LOW
}
