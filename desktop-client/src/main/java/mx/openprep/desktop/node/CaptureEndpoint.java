package mx.openprep.desktop.node;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ProblemKind;
import mx.openprep.desktop.form.Box;
import mx.openprep.desktop.form.FormLayout;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.PageArea;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReleaseCaptureResponse;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.ReportProblemResponse;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.SubmitCaptureResponse;

/** Capture over the node API. */
final class CaptureEndpoint extends CaptureServiceGrpc.CaptureServiceImplBase {
  private final Capturing capturing;
  private final Cards cards;

  CaptureEndpoint(Capturing capturing, Cards cards) {
    this.capturing = capturing;
    this.cards = cards;
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

  private CaptureTask view(Capturing.Task task) {
    LeaseBook.Lease lease = task.lease();
    CaptureTask.Builder view =
        CaptureTask.newBuilder()
            .setLease(lease.id())
            .setActa(cards.of(task.acta()))
            .setImage(ByteString.copyFrom(lease.task().image().bytes()))
            .setLeaseExpires(WireValues.timestamp(lease.expires()));
    switch (lease.task().work()) {
      case FIRST -> view.setRound(mx.openprep.v1.CaptureRound.FIRST);
      case SECOND -> view.setRound(mx.openprep.v1.CaptureRound.SECOND);
      case THIRD -> view.setRound(mx.openprep.v1.CaptureRound.THIRD);
      case ADJUDICATION -> view.setAdjudication(true);
    }
    task.mostVotes().ifPresent(view::setMostVotes);
    task.fields().forEach(field -> view.addFields(view(field, task.layout())));
    return view.build();
  }

  static FormFieldView view(FormField field, FormLayout layout) {
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
}
