package mx.openprep.centre.desk;

import io.grpc.stub.StreamObserver;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Describing;
import mx.openprep.election.ElectionPackage;
import mx.openprep.v1.ChoosePasswordRequest;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.CloseSessionResponse;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Session;
import mx.openprep.v1.SessionServiceGrpc;

/** Logging in at a CCV, and one's own password. */
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
    answer(caller, opened);
  }

  @Override
  public void choosePassword(ChoosePasswordRequest request, StreamObserver<Session> caller) {
    answer(
        caller,
        sessions.choosePassword(
            AccessInterceptor.token(),
            StationIdentity.ofCaller(),
            request.getPresent(),
            request.getChosen()));
  }

  private static void answer(StreamObserver<Session> caller, DeskSessions.Opened opened) {
    Answers.answer(
        caller, Describing.session(opened.token(), opened.operator(), opened.mustChange()));
  }

  @Override
  public void close(CloseSessionRequest request, StreamObserver<CloseSessionResponse> caller) {
    sessions.close(AccessInterceptor.token());
    Answers.answer(caller, CloseSessionResponse.getDefaultInstance());
  }
}
