package mx.openprep.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.CaptureDesk;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.ProblemKind;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/** What waits to be keyed at a node, and what becomes of it. Nothing tells of another's capture. */
public interface CaptureQueue {
  /**
   * What somebody is to key.
   *
   * @param lease its id
   * @param fields in the order of the paper
   */
  record Task(
      String lease,
      CaptureWork work,
      ImageHash image,
      Instant expires,
      ExpectedActa acta,
      FormDefinition form,
      List<FormField> fields) {
    public Task {
      fields = List.copyOf(fields);
    }

    /** The task of work that is due. */
    public static Task of(
        String lease,
        Instant expires,
        ElectionPackage election,
        ExpectedActa acta,
        CaptureDesk.Due due) {
      FormDefinition form = FormDefinition.of(election, acta);
      return new Task(
          lease,
          CaptureWork.of(due),
          due.image(),
          expires,
          acta,
          form,
          due.fields().isEmpty()
              ? form.keyed()
              : form.keyed().stream().filter(field -> due.fields().contains(field.id())).toList());
    }
  }

  /**
   * Lends the next acta.
   *
   * @param wanted empty for whatever is most urgent among what the person may do
   * @throws mx.openprep.message.Refusal NO_WORK, or ROLE_MISSING for work the person may not do
   */
  Task claim(Operator operator, Optional<CaptureWork> wanted);

  /** What is next for this person after a deed that is done; a refusal is for the next claim. */
  Optional<Task> claimNext(Operator operator, Optional<CaptureWork> wanted);

  /**
   * Takes in what was keyed; repeated with the same values it has no further effect.
   *
   * @throws mx.openprep.message.Refusal WRONG_FIELDS keeps the lease, so that the person can go on
   *     keying
   */
  void submit(Operator operator, String lease, Map<FieldId, FieldValue> values, String reason);

  /** Gives the acta back unkeyed. A lease that is gone is given back already. */
  void release(Operator operator, String lease);

  /** The image cannot be keyed: it goes back to digitisation, or to the unidentified tray. */
  void reportProblem(Operator operator, String lease, ProblemKind kind, String comment);
}
