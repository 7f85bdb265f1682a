package mx.openprep.desktop.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.ProblemKind;
import mx.openprep.v1.CaptureTask;

/** What a person made of an acta, once the node has it. */
public sealed interface CaptureDone {
  CaptureTask task();

  /** Figures were sent. */
  record Keyed(CaptureTask task, Map<FieldId, FieldValue> values) implements CaptureDone {
    public Keyed {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** It was said why it cannot be keyed. */
  record Reported(CaptureTask task, ProblemKind kind) implements CaptureDone {}
}
