package mx.openprep.desktop.exercise;

import java.util.LinkedHashMap;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.PaperField;
import mx.openprep.desktop.form.HandwrittenActa;
import mx.openprep.election.ExpectedActa;

/**
 * A practice acta: what was written on it, and what each of its fields teaches.
 *
 * @param foreign whether the image under this acta's name is of another acta, which is to be
 *     reported and not keyed
 */
public record ExerciseActa(
    FormDefinition form, HandwrittenActa written, Map<FieldId, Lesson> lessons, boolean foreign) {
  public ExerciseActa {
    lessons = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lessons));
  }

  public ExpectedActa acta() {
    return written.acta();
  }

  /** What a careful person keys. */
  public Map<FieldId, FieldValue> truth() {
    return written.truth();
  }

  public Lesson lesson(FieldId field) {
    return lessons.getOrDefault(field, Lesson.PLAIN);
  }

  /**
   * What stands on the paper in one field.
   *
   * @throws IllegalArgumentException when the field is not on this form
   */
  public PaperField paper(FieldId field) {
    HandwrittenActa.Entry entry = written.entries().get(field);
    if (entry == null) {
      throw new IllegalArgumentException("Not on this form: " + field);
    }
    return entry.paper();
  }
}
