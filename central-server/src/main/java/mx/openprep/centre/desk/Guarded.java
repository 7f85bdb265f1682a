package mx.openprep.centre.desk;

import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;

/**
 * A service of the node API behind the same gate as at a CATD's node: a session, a role, and a
 * request that is asked again answered as before.
 */
public final class Guarded implements BindableService {
  private final BindableService service;
  private final ServerInterceptor[] gate;

  Guarded(BindableService service, ServerInterceptor... gate) {
    this.service = service;
    this.gate = gate.clone();
  }

  @Override
  public ServerServiceDefinition bindService() {
    return ServerInterceptors.interceptForward(service, gate);
  }
}
