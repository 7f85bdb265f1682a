package mx.openprep.desktop.sync;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.node.PeopleRegister.ChosenPassword;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.StationName;
import mx.openprep.election.PackageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.people.PersonId;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.EnrolRequest;
import mx.openprep.v1.EnrolResponse;
import mx.openprep.v1.EnrolmentServiceGrpc;
import mx.openprep.v1.PeopleOfCatd;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.Realm;
import mx.openprep.v1.ReplacePasswordRequest;
import mx.openprep.v1.ReplacePasswordResponse;
import mx.openprep.v1.StationServiceGrpc;
import org.jspecify.annotations.Nullable;

/** A centre that does what centre.proto says, behind real TLS, and dies when it is told to. */
public final class TestCentre implements AutoCloseable {
  public static final StationName STATION =
      new StationName(
          mx.openprep.journal.Realm.DRILL,
          new mx.openprep.election.CatdId("CATD-001"),
          new mx.openprep.journal.NodeId("catd-001-1"));

  public static final String CODE = "K7QM-3XPA";

  static final Context.Key<StationName> CALLER = Context.key("station");

  /** Speaks of every stream a cut line has ended; held here, or its level would be forgotten. */
  private static final Logger NETTY =
      Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler");

  private final TestAuthority authority;
  private final CentreDisk disk;
  private final Server server;
  private final int port;

  // What a test may set.
  volatile PackageHash packageHash = new PackageHash("0".repeat(64));
  volatile Duration clockAhead = Duration.ZERO;

  /** What every call is answered while it is there. */
  volatile Optional<MessageCode> refusal = Optional.empty();

  volatile Runnable beforeCommit = () -> {};
  volatile Runnable beforeAck = () -> {};
  volatile boolean refusesEvents;
  volatile byte[] packageZip = new byte[0];
  final AtomicInteger batchesUntilDeath = new AtomicInteger(Integer.MAX_VALUE);
  final Set<ImageHash> unwanted = ConcurrentHashMap.newKeySet();
  final List<StreamObserver<DownlinkMessage>> downlinks = new CopyOnWriteArrayList<>();
  final BlockingQueue<ChosenPassword> passwords = new LinkedBlockingQueue<>();
  private volatile List<PersonRecord> people = List.of();

  public TestCentre(TestAuthority authority, CentreDisk disk) throws IOException {
    this(authority, disk, 0, "localhost", SslProvider.OPENSSL);
  }

  TestCentre(TestAuthority authority, CentreDisk disk, int port, String host, SslProvider tls)
      throws IOException {
    NETTY.setLevel(Level.OFF);
    this.authority = authority;
    this.disk = disk;
    KeyPair keys = TestAuthority.newKeyPair();
    X509Certificate certificate = authority.ofServer(keys.getPublic(), host, "127.0.0.1");
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .sslContext(
                GrpcSslContexts.configure(
                        SslContextBuilder.forServer(
                            keys.getPrivate(), certificate, authority.root()),
                        tls)
                    .trustManager(authority.root())
                    .clientAuth(ClientAuth.OPTIONAL)
                    .protocols("TLSv1.3")
                    .build())
            .permitKeepAliveTime(10, TimeUnit.SECONDS)
            .intercept(new Identify())
            .addService(new Enrolling())
            .addService(new TestReplication(this, disk))
            .addService(new Passwords())
            .build()
            .start();
    this.port = server.getPort();
  }

  public CentreAddress address() {
    return new CentreAddress("localhost", port);
  }

  boolean isDead() {
    return server.isShutdown();
  }

  /** What it gives to whoever enrols. */
  public void serve(byte[] zip, PackageHash hash) {
    packageZip = zip;
    packageHash = hash;
  }

  /** How much later it is there than here. */
  public void runAhead(Duration by) {
    clockAhead = by;
  }

  /** At once, as the process would die. */
  void kill() {
    server.shutdownNow();
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void setPeople(List<PersonRecord> present) {
    people = present;
    downlinks.forEach(d -> d.onNext(peopleMessage()));
  }

  DownlinkMessage peopleMessage() {
    return DownlinkMessage.newBuilder()
        .setPeople(PeopleOfCatd.newBuilder().addAllPeople(people))
        .build();
  }

  /** Everything but enrolment needs a station's certificate. */
  private final class Identify implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      if (EnrolmentServiceGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName())) {
        return next.startCall(call, headers);
      }
      Optional<StationName> caller =
          caller(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
      Optional<MessageCode> wrong =
          caller.isEmpty() ? Optional.of(MessageCode.CERTIFICATE_MISSING) : refusal;
      if (wrong.isPresent()) {
        var refused = RefusalStatus.toStatus(new Refusal(wrong.get()));
        Metadata trailers = refused.getTrailers();
        call.close(refused.getStatus(), trailers == null ? new Metadata() : trailers);
        return new ServerCall.Listener<>() {};
      }
      return Contexts.interceptCall(
          Context.current().withValue(CALLER, caller.get()), call, headers, next);
    }

    private static Optional<StationName> caller(@Nullable SSLSession session) {
      try {
        return session == null
            ? Optional.empty()
            : StationName.of((X509Certificate) session.getPeerCertificates()[0]);
      } catch (SSLPeerUnverifiedException e) {
        return Optional.empty();
      }
    }
  }

  private final class Passwords extends StationServiceGrpc.StationServiceImplBase {
    @Override
    public void replacePassword(
        ReplacePasswordRequest request, StreamObserver<ReplacePasswordResponse> answer) {
      passwords.add(
          new ChosenPassword(
              new PersonId(request.getPerson()),
              request.getPresentHash(),
              request.getChosenHash()));
      answer.onNext(ReplacePasswordResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private final class Enrolling extends EnrolmentServiceGrpc.EnrolmentServiceImplBase {
    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolResponse> answer) {
      if (!request.getCode().equals(CODE)) {
        answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.ENROLMENT_CODE_WRONG)));
        return;
      }
      X509Certificate certificate =
          authority.answer(request.getCertificateRequest().toByteArray(), STATION);
      ByteString key = ByteString.copyFrom(certificate.getPublicKey().getEncoded());
      CentreDisk.EnrolledKey enrolled =
          disk.codes()
              .computeIfAbsent(
                  CODE,
                  _ ->
                      new CentreDisk.EnrolledKey(
                          key, List.of(encoded(certificate), encoded(authority.root()))));
      if (!enrolled.key().equals(key)) {
        answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.ENROLMENT_CODE_USED)));
        return;
      }
      beforeAck.run();
      answer.onNext(
          EnrolResponse.newBuilder()
              .setStation(STATION.station().value())
              .setCatd(STATION.catd().value())
              .setRealm(Realm.valueOf(STATION.realm().name()))
              .addAllCertificateChain(enrolled.chain())
              .setPackageHash(ByteString.copyFrom(packageHash.bytes()))
              .build());
      answer.onCompleted();
    }
  }

  private static ByteString encoded(X509Certificate certificate) {
    try {
      return ByteString.copyFrom(certificate.getEncoded());
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
