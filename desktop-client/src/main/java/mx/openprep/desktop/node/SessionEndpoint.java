package mx.openprep.desktop.node;

import io.grpc.stub.StreamObserver;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Describing;
import mx.openprep.v1.ChoosePasswordRequest;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.CloseSessionResponse;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Session;
import mx.openprep.v1.SessionServiceGrpc;

/** Logging in and out, and one's own password. */
final class SessionEndpoint extends SessionServiceGrpc.SessionServiceImplBase {
  private final Sessions sessions;

  SessionEndpoint(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void open(OpenSessionRequest request, StreamObserver<Session> caller) {
    Sessions.Opened opened =
        sessions.open(request.getPerson(), request.getPassword(), AccessInterceptor.station());
    answer(caller, opened);
  }

  @Override
  public void choosePassword(ChoosePasswordRequest request, StreamObserver<Session> caller) {
    answer(
        caller,
        sessions.choosePassword(
            AccessInterceptor.token(), request.getPresent(), request.getChosen()));
  }

  private static void answer(StreamObserver<Session> caller, Sessions.Opened opened) {
    Answers.answer(
        caller, Describing.session(opened.token(), opened.operator(), opened.mustChange()));
  }

  @Override
  public void close(CloseSessionRequest request, StreamObserver<CloseSessionResponse> caller) {
    sessions.close(AccessInterceptor.token());
    Answers.answer(caller, CloseSessionResponse.getDefaultInstance());
  }
}
