package mx.openprep.desktop.exercise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ProblemKind;

/**
 * What a person made of one practice acta. An acta that was reported, or should have been, counts
 * as one field: the decision to report it.
 *
 * @param reported what was reported instead of keying
 * @param fields what was keyed, in the order of the paper; empty for an acta that was reported
 */
public record Marking(ExerciseActa acta, Optional<ProblemKind> reported, List<Field> fields) {
  public Marking {
    fields = List.copyOf(fields);
  }

  /**
   * One field as it was keyed.
   *
   * @param truth what the paper says
   */
  public record Field(FormField field, FieldValue keyed, FieldValue truth, Lesson lesson) {
    public boolean isRight() {
      return keyed.equals(truth);
    }
  }

  /** An acta that was keyed, in whole or the fields that were asked for. */
  public static Marking keyed(ExerciseActa acta, Map<FieldId, FieldValue> values) {
    Map<FieldId, FieldValue> truth = acta.truth();
    List<Field> fields =
        acta.form().keyed().stream()
            .filter(field -> values.containsKey(field.id()))
            .map(field ->
                new Field(
                    field,
                    values.getOrDefault(field.id(), FieldValue.Mark.NOT_APPLICABLE),
                    truth.getOrDefault(field.id(), FieldValue.Mark.NOT_APPLICABLE),
                    acta.lesson(field.id())))
            .toList();
    return new Marking(acta, Optional.empty(), fields);
  }

  /** An acta that was reported instead of keyed. */
  public static Marking reported(ExerciseActa acta, ProblemKind kind) {
    return new Marking(acta, Optional.of(kind), List.of());
  }

  /** Whether keying or reporting was the right thing to do. */
  public boolean isRightlyTaken() {
    return reported
        .map(kind -> acta.foreign() && kind == ProblemKind.WRONG_IMAGE)
        .orElse(!acta.foreign());
  }

  /** Whether the decision, rather than fields, is what counts. */
  private boolean isDecision() {
    return acta.foreign() || reported.isPresent();
  }

  public int total() {
    return isDecision() ? 1 : fields.size();
  }

  public int right() {
    return isDecision()
        ? (isRightlyTaken() ? 1 : 0)
        : (int) fields.stream().filter(Field::isRight).count();
  }
}
