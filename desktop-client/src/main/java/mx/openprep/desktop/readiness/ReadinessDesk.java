package mx.openprep.desktop.readiness;

import mx.openprep.readiness.ReadinessReport;

/** Looks at everything this workstation needs for the night. */
@FunctionalInterface
public interface ReadinessDesk {
  /** Blocks, a few seconds at most when the centre does not answer. What fails is in the report. */
  ReadinessReport examine();
}
