package mx.openprep.desktop.node;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.CaptureEndpoint;
import mx.openprep.desk.Cards;
import mx.openprep.desk.Requests;
import mx.openprep.desk.Standing;
import mx.openprep.election.ElectionPackage;
import mx.openprep.form.FormLayout;
import mx.openprep.journal.WireValues;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ComparedField;
import mx.openprep.v1.CorrectionView;
import mx.openprep.v1.CotejoServiceGrpc;
import mx.openprep.v1.CotejoTask;
import mx.openprep.v1.DecideCorrectionRequest;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.FindPublishedResponse;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.MatchRequest;
import mx.openprep.v1.NextCorrectionRequest;
import mx.openprep.v1.NextPublishedRequest;
import mx.openprep.v1.ProposeCorrectionRequest;

/** Cotejo over the node API. */
final class CotejoEndpoint extends CotejoServiceGrpc.CotejoServiceImplBase {
  private final Comparing comparing;
  private final ElectionPackage election;
  private final People people;
  private final Cards cards;

  CotejoEndpoint(Comparing comparing, ElectionPackage election, People people, Cards cards) {
    this.comparing = comparing;
    this.election = election;
    this.people = people;
    this.cards = cards;
  }

  @Override
  public void findPublished(
      FindActasRequest request, StreamObserver<FindPublishedResponse> caller) {
    List<Comparing.Task> found =
        request.hasQr()
            ? comparing.findByQr(request.getQr())
            : comparing.findByClave(request.getClave());
    Answers.answer(
        caller,
        FindPublishedResponse.newBuilder()
            .addAllActas(found.stream().map(this::view).toList())
            .build());
  }

  @Override
  public void nextPublished(NextPublishedRequest request, StreamObserver<CotejoTask> caller) {
    Answers.answer(
        caller,
        view(
            comparing.next(
                request.getAfter().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Requests.acta(request.getAfter())))));
  }

  @Override
  public void match(MatchRequest request, StreamObserver<ActaCard> caller) {
    Answers.answer(
        caller,
        card(
            comparing.match(
                AccessInterceptor.operator(), Requests.acta(request.getActa()), request.getCut())));
  }

  @Override
  public void proposeCorrection(ProposeCorrectionRequest request, StreamObserver<ActaCard> caller) {
    Answers.answer(
        caller,
        card(
            comparing.propose(
                AccessInterceptor.operator(),
                Requests.acta(request.getActa()),
                request.getCut(),
                Requests.values(request.getFieldsList()),
                Requests.text(request.getReason()))));
  }

  @Override
  public void nextCorrection(NextCorrectionRequest request, StreamObserver<CotejoTask> caller) {
    Answers.answer(caller, view(comparing.nextCorrection(AccessInterceptor.operator())));
  }

  @Override
  public void decideCorrection(DecideCorrectionRequest request, StreamObserver<ActaCard> caller) {
    Answers.answer(
        caller,
        card(
            comparing.decide(
                AccessInterceptor.operator(),
                Requests.acta(request.getActa()),
                Requests.time(request.getProposed()),
                request.getApproved(),
                Requests.text(request.getReason()))));
  }

  private ActaCard card(Comparing.Task task) {
    return cards.of(new Standing(task.acta(), task.state().name()));
  }

  private CotejoTask view(Comparing.Task task) {
    CotejoTask.Builder view = CotejoTask.newBuilder().setActa(card(task));
    task.stop().ifPresent(stop -> stop(view, stop));
    task.state()
        .trailSoFar()
        .map(trail -> ByteString.copyFrom(trail.picture().image().bytes()))
        .ifPresent(view::setImage);
    task.shown()
        .ifPresent(shown ->
            view.setCut(shown.cut())
                .setMade(WireValues.timestamp(shown.made()))
                .setTotal(shown.row().getTotal())
                .setContabilizada(shown.row().getContabilizada())
                .setObservaciones(shown.row().getObservaciones())
                .addAllFields(fields(task, shown)));
    if (task.state() instanceof ActaState.CorrectionPending pending) {
      view.setCorrection(
          CorrectionView.newBuilder()
              .setProposedBy(people.name(pending.proposed().person()))
              .setProposed(WireValues.timestamp(pending.proposed().time()))
              .setReason(pending.reason()));
    }
    return view.build();
  }

  private static void stop(CotejoTask.Builder view, Refusal stop) {
    view.setStopCode(stop.code().code()).addAllStopDetails(stop.details());
  }

  private List<ComparedField> fields(Comparing.Task task, PublishedTable.Shown shown) {
    Map<String, mx.openprep.v1.FieldValue> values = new HashMap<>();
    for (KeyedField field : shown.row().getFieldsList()) {
      values.put(field.getField(), field.getValue());
    }
    Map<FieldId, FieldValue> proposed =
        task.state() instanceof ActaState.CorrectionPending pending ? pending.values() : Map.of();
    FormDefinition form = FormDefinition.of(election, task.acta());
    FormLayout layout = FormLayout.of(form);
    return form.keyed().stream()
        .filter(field -> values.containsKey(field.id().value()))
        .map(field -> compared(field, layout, values, proposed))
        .toList();
  }

  private static ComparedField compared(
      FormField field,
      FormLayout layout,
      Map<String, mx.openprep.v1.FieldValue> values,
      Map<FieldId, FieldValue> proposed) {
    ComparedField.Builder compared =
        ComparedField.newBuilder()
            .setField(CaptureEndpoint.view(field, layout))
            .setPublished(
                values.getOrDefault(
                    field.id().value(), mx.openprep.v1.FieldValue.getDefaultInstance()));
    Optional.ofNullable(proposed.get(field.id()))
        .map(WireValues::value)
        .ifPresent(compared::setProposed);
    return compared.build();
  }
}
