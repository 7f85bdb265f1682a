package mx.openprep.desktop.node;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Requests;
import mx.openprep.election.ActaId;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.Severity;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.night.ActaLifeViews;
import mx.openprep.night.NightViews;
import mx.openprep.night.Supervision;
import mx.openprep.v1.*;

/** The supervisor's view over the node API. */
final class SupervisionEndpoint extends SupervisionServiceGrpc.SupervisionServiceImplBase {
  private final NightReader night;
  private final NightViews views;
  private final Supervision supervision;
  private final ActaLifeViews lives;
  private final IncidentDesk incidents;
  private final Reassigning reassigning;
  private final Sessions sessions;
  private final Journal journal;

  SupervisionEndpoint(
      NightReader night,
      NightViews views,
      Supervision supervision,
      ActaLifeViews lives,
      IncidentDesk incidents,
      Reassigning reassigning,
      Sessions sessions,
      Journal journal) {
    this.night = night;
    this.views = views;
    this.supervision = supervision;
    this.lives = lives;
    this.incidents = incidents;
    this.reassigning = reassigning;
    this.sessions = sessions;
    this.journal = journal;
  }

  @Override
  public void watchBoard(WatchBoardRequest request, StreamObserver<BoardUpdate> caller) {
    supervision.watchBoard((ServerCallStreamObserver<BoardUpdate>) caller);
  }

  @Override
  public void watchActas(WatchActasRequest request, StreamObserver<ActasUpdate> caller) {
    supervision.watchActas((ServerCallStreamObserver<ActasUpdate>) caller);
  }

  @Override
  public void getActaLife(GetActaLifeRequest request, StreamObserver<ActaLifeView> caller) {
    answerLife(caller, Requests.acta(request.getActa()));
  }

  private void answerLife(StreamObserver<ActaLifeView> caller, ActaId acta) {
    Answers.answer(caller, lives.of(AccessInterceptor.operator(), acta));
  }

  @Override
  public void listPeople(ListPeopleRequest request, StreamObserver<ListPeopleResponse> caller) {
    Answers.answer(
        caller,
        ListPeopleResponse.newBuilder()
            .addAllPeople(night.look(views::people))
            .setNow(WireValues.timestamp(journal.now()))
            .build());
  }

  @Override
  public void listIncidents(
      ListIncidentsRequest request, StreamObserver<ListIncidentsResponse> caller) {
    Operator operator = AccessInterceptor.operator();
    Answers.answer(
        caller,
        ListIncidentsResponse.newBuilder()
            .addAllIncidents(night.look(fold -> views.incidents(fold, operator.person())))
            .build());
  }

  @Override
  public void raiseIncident(RaiseIncidentRequest request, StreamObserver<Incident> caller) {
    IncidentId incident =
        incidents.raise(
            AccessInterceptor.operator(),
            Requests.named(IncidentKind.class, request.getKind()),
            Requests.named(Severity.class, request.getSeverity()),
            request.getActa().isEmpty()
                ? Optional.empty()
                : Optional.of(Requests.acta(request.getActa())),
            Requests.text(request.getDescription()));
    answerIncident(caller, incident);
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
    incidents.add(AccessInterceptor.operator(), incident, fact, action);
    answerIncident(caller, incident);
  }

  private void answerIncident(StreamObserver<Incident> caller, IncidentId incident) {
    Operator operator = AccessInterceptor.operator();
    Answers.answer(
        caller,
        night.look(fold ->
            views.incident(fold.incidents().find(incident).orElseThrow(), operator.person())));
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
    reassigning.takeBack(AccessInterceptor.operator(), acta, Requests.text(request.getReason()));
    answerLife(caller, acta);
  }

  @Override
  public void sendToRescan(SendToRescanRequest request, StreamObserver<ActaLifeView> caller) {
    ActaId acta = Requests.acta(request.getActa());
    reassigning.sendToRescan(
        AccessInterceptor.operator(), acta, Requests.text(request.getReason()));
    answerLife(caller, acta);
  }

  @Override
  public void openWall(OpenWallRequest request, StreamObserver<Session> caller) {
    String token = sessions.openWall(AccessInterceptor.operator(), AccessInterceptor.token());
    Answers.answer(caller, Session.newBuilder().setToken(token).build());
  }
}
