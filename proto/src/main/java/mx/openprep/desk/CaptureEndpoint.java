package mx.openprep.desk;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import mx.openprep.acta.CaptureDifferences;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ProblemKind;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.form.Box;
import mx.openprep.form.FormLayout;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ActaDifferences;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.DifferingField;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.GetDifferencesRequest;
import mx.openprep.v1.PageArea;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReleaseCaptureResponse;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.ReportProblemResponse;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.SubmitCaptureResponse;

/** Capture over the node API. */
public final class CaptureEndpoint extends CaptureServiceGrpc.CaptureServiceImplBase {
  private final CaptureQueue capturing;
  private final Differences differences;
  private final ElectionPackage election;
  private final Cards cards;

  /** What people keyed differently, once that may be known. */
  @FunctionalInterface
  public interface Differences {
    /** Of one acta. */
    record Found(ExpectedActa acta, CaptureDifferences differences) {}

    /**
     * The differences of an acta.
     *
     * @throws mx.openprep.message.Refusal CAPTURES_NOT_FINAL while somebody may still key it blind
     */
    Found of(ActaId acta);
  }

  public CaptureEndpoint(
      CaptureQueue capturing, Differences differences, ElectionPackage election) {
    this.capturing = capturing;
    this.differences = differences;
    this.election = election;
    this.cards = new Cards(election);
  }

  @Override
  public void claim(ClaimRequest request, StreamObserver<CaptureTask> caller) {
    Answers.answer(caller, view(capturing.claim(AccessInterceptor.operator(), wanted(request))));
  }

  private static Optional<CaptureWork> wanted(ClaimRequest request) {
    if (request.getAdjudication()) {
      return Optional.of(CaptureWork.ADJUDICATION);
    }
    return request.getRound() == mx.openprep.v1.CaptureRound.CAPTURE_ROUND_UNSPECIFIED
        ? Optional.empty()
        : Optional.of(CaptureWork.of(Requests.named(CaptureRound.class, request.getRound())));
  }

  private CaptureTask view(CaptureQueue.Task task) {
    CaptureTask.Builder view =
        CaptureTask.newBuilder()
            .setLease(task.lease())
            .setActa(cards.of(task.acta()))
            .setImage(ByteString.copyFrom(task.image().bytes()))
            .setLeaseExpires(WireValues.timestamp(task.expires()));
    switch (task.work()) {
      case FIRST -> view.setRound(mx.openprep.v1.CaptureRound.FIRST);
      case SECOND -> view.setRound(mx.openprep.v1.CaptureRound.SECOND);
      case THIRD -> view.setRound(mx.openprep.v1.CaptureRound.THIRD);
      case ADJUDICATION -> view.setAdjudication(true);
    }
    CountingDecision.mostVotes(task.acta(), election.rules()).ifPresent(view::setMostVotes);
    FormLayout layout = FormLayout.of(task.form());
    task.fields().forEach(field -> view.addFields(view(field, layout)));
    return view.build();
  }

  public static FormFieldView view(FormField field, FormLayout layout) {
    FormFieldView.Builder view =
        FormFieldView.newBuilder()
            .setField(field.id().value())
            .setLabel(field.label())
            .setVote(field.isVote());
    layout.field(field.id()).map(boxes -> area(boxes.row())).ifPresent(view::setArea);
    return view.build();
  }

  private static PageArea area(Box box) {
    return PageArea.newBuilder()
        .setX(box.x())
        .setY(box.y())
        .setWidth(box.width())
        .setHeight(box.height())
        .build();
  }

  @Override
  public void submit(SubmitCaptureRequest request, StreamObserver<SubmitCaptureResponse> caller) {
    capturing.submit(
        AccessInterceptor.operator(),
        request.getLease(),
        Requests.values(request.getFieldsList()),
        Requests.text(request.getReason()));
    SubmitCaptureResponse.Builder response = SubmitCaptureResponse.newBuilder();
    if (request.hasNext()) {
      next(request.getNext()).ifPresent(response::setNext);
    }
    Answers.answer(caller, response.build());
  }

  private Optional<CaptureTask> next(ClaimRequest request) {
    return capturing.claimNext(AccessInterceptor.operator(), wanted(request)).map(this::view);
  }

  @Override
  public void release(
      ReleaseCaptureRequest request, StreamObserver<ReleaseCaptureResponse> caller) {
    capturing.release(AccessInterceptor.operator(), request.getLease());
    Answers.answer(caller, ReleaseCaptureResponse.getDefaultInstance());
  }

  @Override
  public void reportProblem(
      ReportProblemRequest request, StreamObserver<ReportProblemResponse> caller) {
    capturing.reportProblem(
        AccessInterceptor.operator(),
        request.getLease(),
        Requests.named(ProblemKind.class, request.getKind()),
        Requests.text(request.getComment()));
    ReportProblemResponse.Builder response = ReportProblemResponse.newBuilder();
    if (request.hasNext()) {
      next(request.getNext()).ifPresent(response::setNext);
    }
    Answers.answer(caller, response.build());
  }

  @Override
  public void getDifferences(
      GetDifferencesRequest request, StreamObserver<ActaDifferences> caller) {
    Differences.Found found = differences.of(Requests.acta(request.getActa()));
    FormDefinition form = FormDefinition.of(election, found.acta());
    FormLayout layout = FormLayout.of(form);
    ActaDifferences.Builder view =
        ActaDifferences.newBuilder()
            .setActa(cards.of(found.acta()))
            .setImage(ByteString.copyFrom(found.differences().image().bytes()));
    for (FormField field : form.keyed()) {
      found.differences().fields().stream()
          .filter(differing -> differing.field().equals(field.id()))
          .forEach(differing -> view.addFields(view(view(field, layout), differing)));
    }
    Answers.answer(caller, view.build());
  }

  private static DifferingField view(FormFieldView field, CaptureDifferences.Field differing) {
    DifferingField.Builder view =
        DifferingField.newBuilder()
            .setField(field)
            .setFirst(WireValues.value(differing.first()))
            .setSecond(WireValues.value(differing.second()))
            .setThird(WireValues.value(differing.third()));
    differing.settled().map(WireValues::value).ifPresent(view::setSettled);
    return view.build();
  }
}
