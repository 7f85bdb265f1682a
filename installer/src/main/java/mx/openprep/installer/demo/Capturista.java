package mx.openprep.installer.demo;

import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.ImageHash;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.SubmitCaptureRequest;

/**
 * A scripted capturista, verificador or coordinador: claims work, reads the acta – the scenario
 * knows what is written on it – and keys it, now and then wrongly as people do.
 */
final class Capturista {
  private final Operator operator;
  private final Map<String, Map<FieldId, FieldValue>> truthByActa;
  private final double errorRate;
  private final SplittableRandom random;
  private final ClaimRequest wanted;

  /**
   * A person at the capture desk.
   *
   * @param errorRate share of the fields keyed wrongly, 0 to 1
   * @param wanted the kind of work this person asks for
   */
  Capturista(
      Operator operator,
      Map<String, Map<FieldId, FieldValue>> truthByActa,
      double errorRate,
      SplittableRandom random,
      ClaimRequest wanted) {
    this.operator = operator;
    this.truthByActa = truthByActa;
    this.errorRate = errorRate;
    this.random = random;
    this.wanted = wanted;
  }

  /** Takes one acta and keys it; false when there is nothing for this person now. */
  boolean workOnce() {
    Optional<CaptureTask> task = claim();
    task.ifPresent(this::key);
    return task.isPresent();
  }

  private Optional<CaptureTask> claim() {
    try {
      return Optional.of(operator.capture().claim(wanted));
    } catch (StatusRuntimeException e) {
      if (RefusalStatus.of(e).map(Refusal::code).filter(MessageCode.NO_WORK::equals).isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void key(CaptureTask task) {
    Map<FieldId, FieldValue> truth = truthByActa.get(task.getActa().getActa());
    if (truth == null) {
      throw new IllegalStateException(
          "Image "
              + ImageHash.fromBytes(task.getImage().toByteArray())
              + " is of no acta of the scenario: "
              + task.getActa().getActa());
    }
    SubmitCaptureRequest.Builder submit =
        SubmitCaptureRequest.newBuilder().setLease(task.getLease());
    for (FormFieldView field : task.getFieldsList()) {
      FieldValue read = truth.getOrDefault(new FieldId(field.getField()), FieldValue.Mark.BLANK);
      FieldValue keyed =
          !task.getAdjudication() && random.nextDouble() < errorRate ? slip(read) : read;
      submit.addFields(
          KeyedField.newBuilder().setField(field.getField()).setValue(WireValues.value(keyed)));
    }
    if (task.getAdjudication()) {
      submit.setReason("Leído en la imagen ampliada");
    }
    operator.capture().submit(submit.build());
  }

  /** A neighbouring key, a digit too many, or a field taken for blank. */
  private FieldValue slip(FieldValue read) {
    if (read instanceof FieldValue.Votes votes) {
      return switch (random.nextInt(4)) {
        case 0 -> FieldValue.Mark.BLANK;
        case 1 ->
            FieldValue.votes(
                Math.min(FieldValue.Votes.MOST, votes.count() * 10 + random.nextInt(10)));
        default -> FieldValue.votes(votes.count() + random.nextInt(1, 9));
      };
    }
    return FieldValue.votes(random.nextInt(100));
  }
}
