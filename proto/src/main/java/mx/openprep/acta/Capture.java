package mx.openprep.acta;

import java.util.Map;

/** What one person keyed from one image. */
public record Capture(ImageHash image, Map<FieldId, FieldValue> values, Deed deed) {
  public Capture {
    values = Map.copyOf(values);
  }
}
