package mx.openprep.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.StationKeys;
import mx.openprep.centre.TestStation;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.EnrolResponse;
import mx.openprep.v1.HandshakeRequest;
import mx.openprep.v1.ReplicationServiceGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every method of the stations' door × everybody who may come, over real TLS. */
@ExtendWith(CentreExtension.class)
class DoorMatrixTest {
  /** What a method that lets somebody in answers to nothing, or to silence. */
  private static final String IN = "in";

  private final RealCentre centre;
  private final Map<Caller, ManagedChannel> channels = new TreeMap<>();

  DoorMatrixTest(RealCentre centre) {
    this.centre = centre;
  }

  private enum Caller {
    WITHOUT_CERTIFICATE,
    NEVER_ENROLLED,
    OTHER_REALM,
    REVOKED,
    REPLACED,
    NOT_GREETED,
    OLD_PROTOCOL,
    OTHER_PACKAGE,
    GREETED
  }

  /** Written a second time, by what each rule is for. */
  private static String expected(DoorAccess access, Caller caller) {
    if (access == DoorAccess.ANYBODY) {
      return IN;
    }
    return switch (caller) {
      case WITHOUT_CERTIFICATE -> "F407";
      case NEVER_ENROLLED -> "F408";
      case OTHER_REALM -> "F503";
      case REVOKED -> "F728";
      case REPLACED -> "F729";
      case NOT_GREETED, OLD_PROTOCOL, OTHER_PACKAGE ->
          access == DoorAccess.GREETED_STATION ? "F731" : IN;
      case GREETED -> IN;
    };
  }

  private List<MethodDescriptor<?, ?>> methods() {
    return centre.bean(GrpcDoor.class).services().stream()
        .flatMap(service -> service.bindService().getMethods().stream())
        .<MethodDescriptor<?, ?>>map(ServerMethodDefinition::getMethodDescriptor)
        .toList();
  }

  @Test
  void hasARuleForEveryMethodAndNoOther() {
    assertThat(methods().stream().map(MethodDescriptor::getFullMethodName))
        .containsExactlyInAnyOrderElementsOf(DoorRules.all().keySet());
  }

  @Test
  void answersEveryCallerAsItsRuleSays() throws Exception {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    for (Caller caller : Caller.values()) {
      ManagedChannel channel = channel(caller);
      channels.put(caller, channel);
      for (MethodDescriptor<?, ?> method : methods()) {
        String cell = method.getBareMethodName() + " × " + caller;
        expected.put(cell, expected(DoorRules.of(method), caller));
        found.put(cell, answer(channel, method));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @AfterEach
  void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }

  private ManagedChannel channel(Caller caller) throws Exception {
    return switch (caller) {
      case WITHOUT_CERTIFICATE -> channel(Optional.empty());
      case NEVER_ENROLLED -> channel(Optional.of(signed(Realm.DRILL)));
      case OTHER_REALM -> channel(Optional.of(signed(Realm.OFFICIAL)));
      case REVOKED -> {
        Certified station = enrolled();
        centre
            .jdbc()
            .sql("update station set revoked = true where station = ?")
            .param(station.name())
            .update();
        yield channel(Optional.of(station));
      }
      case REPLACED -> {
        Certified station = enrolled();
        centre.enrol(
            centre
                .enrolmentCode("--catd", "CATD-001", "--station", station.name())
                .getOrDefault("code", ""),
            StationKeys.random());
        yield channel(Optional.of(station));
      }
      case NOT_GREETED -> channel(Optional.of(enrolled()));
      case OLD_PROTOCOL -> greeted("F504", greeting().setProtocolVersion(0));
      case OTHER_PACKAGE ->
          greeted(
              "F502",
              greeting().setPackageHash(com.google.protobuf.ByteString.copyFrom(new byte[32])));
      case GREETED -> greeted(IN, greeting());
    };
  }

  private ManagedChannel greeted(String answer, HandshakeRequest.Builder greeting)
      throws Exception {
    ManagedChannel channel = channel(Optional.of(enrolled()));
    String found = IN;
    try {
      ReplicationServiceGrpc.newBlockingV2Stub(channel).handshake(greeting.build());
    } catch (StatusException refused) {
      found = TestStation.code(refused);
    }
    assertThat(found).isEqualTo(answer);
    return channel;
  }

  private HandshakeRequest.Builder greeting() throws Exception {
    try (TestStation any = centre.enrol("CATD-001")) {
      return any.greeting();
    }
  }

  private record Certified(
      String name, StationKeys keys, X509Certificate certificate, X509Certificate root) {}

  private Certified enrolled() throws Exception {
    StationKeys keys = StationKeys.random();
    EnrolResponse answer =
        centre.enrol(centre.enrolmentCode("--catd", "CATD-001").getOrDefault("code", ""), keys);
    return new Certified(
        answer.getStation(),
        keys,
        TestStation.certificate(answer.getCertificateChain(0)),
        TestStation.certificate(answer.getCertificateChain(1)));
  }

  private Certified signed(Realm realm) throws Exception {
    StationKeys keys = StationKeys.random();
    CertificateAuthority authority = centre.bean(CertificateAuthority.class);
    return new Certified(
        "CATD-001-77",
        keys,
        authority.stationCertificate(
            new StationIdentity(realm, new CatdId("CATD-001"), new NodeId("CATD-001-77")),
            keys.pair().getPublic(),
            Duration.ofDays(1)),
        authority.root());
  }

  private ManagedChannel channel(Optional<Certified> as) throws IOException {
    SslContextBuilder tls =
        SslContextBuilder.forClient().trustManager(centre.rootCertificate().toFile());
    as.ifPresent(c -> tls.keyManager(c.keys().pair().getPrivate(), c.certificate(), c.root()));
    return NettyChannelBuilder.forAddress("localhost", centre.port())
        .sslContext(GrpcSslContexts.configure(tls).build())
        .build();
  }

  /** The code of the door's refusal, or that the caller was let in, whatever became of the call. */
  private static String answer(ManagedChannel channel, MethodDescriptor<?, ?> method)
      throws InterruptedException {
    MethodDescriptor<byte[], byte[]> plain =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setFullMethodName(method.getFullMethodName())
            .setType(method.getType())
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();
    BlockingClientCall<byte[], byte[]> call =
        ClientCalls.blockingBidiStreamingCall(
            channel,
            plain.toBuilder().setType(MethodDescriptor.MethodType.BIDI_STREAMING).build(),
            CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS));
    try {
      call.write(new byte[0]);
      call.halfClose();
      call.read();
      return IN;
    } catch (StatusException refused) {
      return RefusalStatus.of(
              new io.grpc.StatusRuntimeException(refused.getStatus(), refused.getTrailers()))
          .map(Refusal::code)
          // Whoever reaches enrolment is told by it, and not by the door, what is wrong.
          .filter(code -> DoorRules.of(method) != DoorAccess.ANYBODY && isOfTheDoor(code))
          .map(MessageCode::code)
          .orElseGet(() -> reached(refused));
    } finally {
      call.cancel("done", null);
    }
  }

  /** What a method itself says of an empty message. */
  private static String reached(StatusException refused) {
    return refused.getStatus().getCode() == Status.Code.UNAVAILABLE ? refused.toString() : IN;
  }

  /** The handshake compares too; that is not the door. */
  private static boolean isOfTheDoor(MessageCode code) {
    return switch (code) {
      case CERTIFICATE_MISSING,
          CERTIFICATE_FOREIGN,
          CERTIFICATE_REVOKED,
          CERTIFICATE_REPLACED,
          HANDSHAKE_MISSING,
          REALM_DIFFERS ->
          true;
      default -> false;
    };
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
