package mx.openprep.centre.supervision;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.Optional;
import mx.openprep.centre.desk.Coverage;
import mx.openprep.centre.desk.WallSessions;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Requests;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.Severity;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.ActasUpdate;
import mx.openprep.v1.BoardUpdate;
import mx.openprep.v1.CommentIncidentRequest;
import mx.openprep.v1.DecideIncidentRequest;
import mx.openprep.v1.GetActaLifeRequest;
import mx.openprep.v1.Incident;
import mx.openprep.v1.ListIncidentsRequest;
import mx.openprep.v1.ListIncidentsResponse;
import mx.openprep.v1.ListPeopleRequest;
import mx.openprep.v1.ListPeopleResponse;
import mx.openprep.v1.OpenWallRequest;
import mx.openprep.v1.RaiseIncidentRequest;
import mx.openprep.v1.RecommendIncidentRequest;
import mx.openprep.v1.SendToRescanRequest;
import mx.openprep.v1.Session;
import mx.openprep.v1.SupervisionServiceGrpc;
import mx.openprep.v1.TakeBackRequest;
import mx.openprep.v1.WatchActasRequest;
import mx.openprep.v1.WatchBoardRequest;

/** The supervisor's view of all CATDs of a coverage. */
final class SupervisionService extends SupervisionServiceGrpc.SupervisionServiceImplBase {
  private final ElectionPackage election;
  private final Nights nights;
  private final SupervisedActs acts;
  private final WallSessions walls;
  private final Clock clock;

  SupervisionService(
      ElectionPackage election,
      Nights nights,
      SupervisedActs acts,
      WallSessions walls,
      Clock clock) {
    this.election = election;
    this.nights = nights;
    this.acts = acts;
    this.walls = walls;
    this.clock = clock;
  }

  private Nights.Night night() {
    return nights.of(Coverage.ofCaller(election));
  }

  @Override
  public void watchBoard(WatchBoardRequest request, StreamObserver<BoardUpdate> caller) {
    night().supervision().watchBoard((ServerCallStreamObserver<BoardUpdate>) caller);
  }

  @Override
  public void watchActas(WatchActasRequest request, StreamObserver<ActasUpdate> caller) {
    night().supervision().watchActas((ServerCallStreamObserver<ActasUpdate>) caller);
  }

  @Override
  public void getActaLife(GetActaLifeRequest request, StreamObserver<ActaLifeView> caller) {
    answerLife(caller, Requests.acta(request.getActa()));
  }

  private void answerLife(StreamObserver<ActaLifeView> caller, ActaId acta) {
    Answers.answer(caller, night().lives().of(AccessInterceptor.operator(), acta));
  }

  @Override
  public void listPeople(ListPeopleRequest request, StreamObserver<ListPeopleResponse> caller) {
    Nights.Night night = night();
    Answers.answer(
        caller,
        ListPeopleResponse.newBuilder()
            .addAllPeople(night.source().look(night.views()::people))
            .setNow(WireValues.timestamp(clock.instant()))
            .build());
  }

  @Override
  public void listIncidents(
      ListIncidentsRequest request, StreamObserver<ListIncidentsResponse> caller) {
    Nights.Night night = night();
    Operator operator = AccessInterceptor.operator();
    Answers.answer(
        caller,
        ListIncidentsResponse.newBuilder()
            .addAllIncidents(
                night.source().look(fold -> night.views().incidents(fold, operator.person())))
            .build());
  }

  @Override
  public void raiseIncident(RaiseIncidentRequest request, StreamObserver<Incident> caller) {
    IncidentFact.Raised fact =
        new IncidentFact.Raised(
            Requests.named(IncidentKind.class, request.getKind()),
            Requests.named(Severity.class, request.getSeverity()),
            request.getActa().isEmpty()
                ? Optional.empty()
                : Optional.of(Requests.acta(request.getActa())),
            Requests.text(request.getDescription()));
    answerIncident(caller, acts.raise(night().source(), AccessInterceptor.operator(), fact));
  }

  @Override
  public void recommendIncident(RecommendIncidentRequest request, StreamObserver<Incident> caller) {
    IncidentId incident = incident(request.getIncident());
    String measure = Requests.text(request.getMeasure());
    add(caller, incident, new IncidentFact.Recommended(incident, measure), "RecommendIncident");
  }

  @Override
  public void decideIncident(DecideIncidentRequest request, StreamObserver<Incident> caller) {
    IncidentId incident = incident(request.getIncident());
    String reason = Requests.text(request.getReason());
    add(
        caller,
        incident,
        new IncidentFact.Decided(incident, request.getApproved(), reason),
        "DecideIncident");
  }

  @Override
  public void commentIncident(CommentIncidentRequest request, StreamObserver<Incident> caller) {
    IncidentId incident = incident(request.getIncident());
    String comment = Requests.text(request.getComment());
    add(caller, incident, new IncidentFact.Commented(incident, comment), "CommentIncident");
  }

  private void add(
      StreamObserver<Incident> caller, IncidentId incident, IncidentFact fact, String action) {
    acts.add(night().source(), AccessInterceptor.operator(), incident, fact, action);
    answerIncident(caller, incident);
  }

  private void answerIncident(StreamObserver<Incident> caller, IncidentId incident) {
    Nights.Night night = night();
    Operator operator = AccessInterceptor.operator();
    Answers.answer(
        caller,
        night
            .source()
            .look(fold ->
                night
                    .views()
                    .incident(fold.incidents().find(incident).orElseThrow(), operator.person())));
  }

  private static IncidentId incident(String text) {
    try {
      return IncidentId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.INCIDENT_UNKNOWN, e, text);
    }
  }

  @Override
  public void takeBack(TakeBackRequest request, StreamObserver<ActaLifeView> caller) {
    ActaId acta = Requests.acta(request.getActa());
    acts.takeBack(
        night().source(), AccessInterceptor.operator(), acta, Requests.text(request.getReason()));
    answerLife(caller, acta);
  }

  @Override
  public void sendToRescan(SendToRescanRequest request, StreamObserver<ActaLifeView> caller) {
    ActaId acta = Requests.acta(request.getActa());
    acts.sendToRescan(
        night().source(), AccessInterceptor.operator(), acta, Requests.text(request.getReason()));
    answerLife(caller, acta);
  }

  @Override
  public void openWall(OpenWallRequest request, StreamObserver<Session> caller) {
    String token = walls.open(AccessInterceptor.token());
    Answers.answer(caller, Session.newBuilder().setToken(token).build());
  }
}
