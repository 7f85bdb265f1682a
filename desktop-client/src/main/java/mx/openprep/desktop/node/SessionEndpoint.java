package mx.openprep.desktop.node;

import io.grpc.stub.StreamObserver;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.people.Role;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.CloseSessionResponse;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Session;
import mx.openprep.v1.SessionServiceGrpc;

/** Logging in and out. */
final class SessionEndpoint extends SessionServiceGrpc.SessionServiceImplBase {
  private final Sessions sessions;

  SessionEndpoint(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void open(OpenSessionRequest request, StreamObserver<Session> caller) {
    Sessions.Opened opened =
        sessions.open(request.getPerson(), request.getPassword(), AccessInterceptor.station());
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
