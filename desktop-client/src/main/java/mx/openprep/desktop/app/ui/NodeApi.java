package mx.openprep.desktop.app.ui;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.Optional;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.AcopioServiceGrpc.AcopioServiceBlockingStub;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CaptureServiceGrpc.CaptureServiceBlockingStub;
import mx.openprep.v1.CotejoServiceGrpc;
import mx.openprep.v1.CotejoServiceGrpc.CotejoServiceBlockingStub;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.DigitizationServiceGrpc.DigitizationServiceBlockingStub;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.LanServiceGrpc.LanServiceBlockingStub;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeServiceGrpc.NodeServiceBlockingStub;
import mx.openprep.v1.NodeServiceGrpc.NodeServiceStub;
import mx.openprep.v1.PackingServiceGrpc;
import mx.openprep.v1.PackingServiceGrpc.PackingServiceBlockingStub;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.SessionServiceGrpc.SessionServiceBlockingStub;
import mx.openprep.v1.SobreServiceGrpc;
import mx.openprep.v1.SobreServiceGrpc.SobreServiceBlockingStub;
import mx.openprep.v1.SupervisionServiceGrpc;
import mx.openprep.v1.SupervisionServiceGrpc.SupervisionServiceBlockingStub;
import mx.openprep.v1.SupervisionServiceGrpc.SupervisionServiceStub;

/**
 * The node as the screens see it, wherever it runs. Blocking calls: only from a {@link
 * BackgroundTask}. A stub speaks for whoever was logged in when it was asked for.
 */
public final class NodeApi {
  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);

  private volatile Optional<Channel> channel = Optional.empty();
  private volatile Metadata credentials = new Metadata();

  /** Calls go here from now on. */
  public void connect(Channel toNode) {
    channel = Optional.of(toNode);
  }

  /** From now on stubs speak for the person of this session. */
  public void useSession(String token) {
    credentials = metadata(token);
  }

  private static Metadata metadata(String token) {
    Metadata session = new Metadata();
    session.put(SESSION, token);
    return session;
  }

  /** From now on stubs speak for nobody. */
  public void endSession() {
    credentials = new Metadata();
  }

  public NodeServiceBlockingStub node() {
    return NodeServiceGrpc.newBlockingStub(asPerson());
  }

  /** For the stream of the node's status. */
  public NodeServiceStub nodeStream() {
    return NodeServiceGrpc.newStub(asPerson());
  }

  public SessionServiceBlockingStub session() {
    return SessionServiceGrpc.newBlockingStub(asPerson());
  }

  /** Speaks for the person of this session, who is not at work with it yet. */
  public SessionServiceBlockingStub session(String token) {
    return SessionServiceGrpc.newBlockingStub(as(metadata(token)));
  }

  public AcopioServiceBlockingStub acopio() {
    return AcopioServiceGrpc.newBlockingStub(asPerson());
  }

  public SobreServiceBlockingStub sobres() {
    return SobreServiceGrpc.newBlockingStub(asPerson());
  }

  public DigitizationServiceBlockingStub digitization() {
    return DigitizationServiceGrpc.newBlockingStub(asPerson());
  }

  public LanServiceBlockingStub lan() {
    return LanServiceGrpc.newBlockingStub(asPerson());
  }

  public CaptureServiceBlockingStub capture() {
    return CaptureServiceGrpc.newBlockingStub(asPerson());
  }

  public CotejoServiceBlockingStub cotejo() {
    return CotejoServiceGrpc.newBlockingStub(asPerson());
  }

  public PackingServiceBlockingStub packing() {
    return PackingServiceGrpc.newBlockingStub(asPerson());
  }

  public SupervisionServiceBlockingStub supervision() {
    return SupervisionServiceGrpc.newBlockingStub(asPerson());
  }

  /** For the streams of the supervisor's view. */
  public SupervisionServiceStub supervisionStream() {
    return SupervisionServiceGrpc.newStub(asPerson());
  }

  private Channel asPerson() {
    return as(credentials);
  }

  private Channel as(Metadata person) {
    return ClientInterceptors.intercept(
        channel.orElseThrow(() -> new IllegalStateException("The node is not open yet")),
        MetadataUtils.newAttachHeadersInterceptor(person));
  }
}
