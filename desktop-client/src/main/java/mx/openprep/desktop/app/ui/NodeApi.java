package mx.openprep.desktop.app.ui;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.AcopioServiceGrpc.AcopioServiceBlockingStub;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CaptureServiceGrpc.CaptureServiceBlockingStub;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.DigitizationServiceGrpc.DigitizationServiceBlockingStub;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeServiceGrpc.NodeServiceBlockingStub;
import mx.openprep.v1.NodeServiceGrpc.NodeServiceStub;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.SessionServiceGrpc.SessionServiceBlockingStub;

/**
 * The node as the screens see it, wherever it runs. Blocking calls: only from a {@link
 * BackgroundTask}. The session of whoever is logged in goes with every call.
 */
public final class NodeApi {
  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);

  private final Channel channel;
  private volatile String token = "";

  public NodeApi(Channel channel) {
    this.channel = ClientInterceptors.intercept(channel, new SessionInterceptor());
  }

  /** From now on calls are made as the person of this session; empty for nobody. */
  public void useSession(String newToken) {
    token = newToken;
  }

  public NodeServiceBlockingStub node() {
    return NodeServiceGrpc.newBlockingStub(channel);
  }

  /** For the stream of the node's status. */
  public NodeServiceStub nodeStream() {
    return NodeServiceGrpc.newStub(channel);
  }

  public SessionServiceBlockingStub session() {
    return SessionServiceGrpc.newBlockingStub(channel);
  }

  public AcopioServiceBlockingStub acopio() {
    return AcopioServiceGrpc.newBlockingStub(channel);
  }

  public DigitizationServiceBlockingStub digitization() {
    return DigitizationServiceGrpc.newBlockingStub(channel);
  }

  public CaptureServiceBlockingStub capture() {
    return CaptureServiceGrpc.newBlockingStub(channel);
  }

  private final class SessionInterceptor implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      String mine = token;
      return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          if (!mine.isEmpty()) {
            headers.put(SESSION, mine);
          }
          super.start(listener, headers);
        }
      };
    }
  }
}
