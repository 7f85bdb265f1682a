package mx.openprep.desktop.capture;

import mx.openprep.v1.CaptureTask;

/** Where the capture of one acta stands. */
sealed interface CaptureStep {
  /** No acta at hand: one is on its way, or there is none. */
  record Waiting() implements CaptureStep {}

  /** A person keys. */
  record Keying(CaptureTask task, CaptureForm form) implements CaptureStep {}

  /** A person says why this image cannot be captured. */
  record Reporting(CaptureTask task, CaptureForm form) implements CaptureStep {}
}
