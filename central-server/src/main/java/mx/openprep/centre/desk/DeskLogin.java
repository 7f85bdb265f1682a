package mx.openprep.centre.desk;

import io.grpc.stub.StreamObserver;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.election.ElectionPackage;
import mx.openprep.people.Role;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.CloseSessionResponse;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Session;
import mx.openprep.v1.SessionServiceGrpc;

/** Logging in at a CCV. */
final class DeskLogin extends SessionServiceGrpc.SessionServiceImplBase {
  private final ElectionPackage election;
  private final DeskSessions sessions;

  DeskLogin(ElectionPackage election, DeskSessions sessions) {
    this.election = election;
    this.sessions = sessions;
  }

  @Override
  public void open(OpenSessionRequest request, StreamObserver<Session> caller) {
    StationIdentity station = StationIdentity.ofCaller();
    Coverage.of(election, station.catd());
    DeskSessions.Opened opened = sessions.open(request.getPerson(), request.getPassword(), station);
    Answers.answer(
        caller,
        Session.newBuilder()
            .setToken(opened.token())
            .setPerson(opened.operator().person().value())
            .setName(opened.operator().name())
            .addAllRoles(opened.operator().roles().stream().sorted().map(Role::name).toList())
            .build());
  }

  @Override
  public void close(CloseSessionRequest request, StreamObserver<CloseSessionResponse> caller) {
    sessions.close(AccessInterceptor.token());
    Answers.answer(caller, CloseSessionResponse.getDefaultInstance());
  }
}
