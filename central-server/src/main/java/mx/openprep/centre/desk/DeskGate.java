package mx.openprep.centre.desk;

import io.grpc.BindableService;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.RepeatInterceptor;
import mx.openprep.desk.RequestLog;

/** The gate of the node API at the centre, for the capabilities that serve a part of it. */
public final class DeskGate {
  private final AccessInterceptor access;
  private final RepeatInterceptor repeats;

  DeskGate(DeskSessions sessions, DeskDenials denials, RequestLog requests) {
    this.access =
        new AccessInterceptor(call -> StationIdentity.ofCaller().station(), sessions, denials);
    this.repeats = new RepeatInterceptor(requests);
  }

  /** The service behind the gate. */
  public Guarded before(BindableService service) {
    return new Guarded(service, access, repeats);
  }
}
