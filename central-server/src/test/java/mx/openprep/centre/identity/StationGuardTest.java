package mx.openprep.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.StationKeys;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.HandshakeRequest;
import mx.openprep.v1.ReplicationServiceGrpc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Strangers at the door, over real TLS; all others are in {@link DoorMatrixTest}. */
@ExtendWith(CentreExtension.class)
class StationGuardTest {
  private static final StationIdentity SOMEBODY =
      new StationIdentity(Realm.DRILL, new CatdId("CATD-001"), new NodeId("CATD-001-77"));

  private final RealCentre centre;

  StationGuardTest(RealCentre centre) {
    this.centre = centre;
  }

  @Test
  void aCallerWithoutCertificateIsAskedForOne() throws Exception {
    assertThat(refusal(Optional.empty())).isEqualTo("F407");
  }

  @Test
  void aCertificateOfAnotherAuthorityEndsTheHandshake(@TempDir Path directory) throws Exception {
    CertificateAuthority foreign =
        CertificateAuthority.open(directory, Realm.DRILL, Clock.systemUTC());

    StatusRuntimeException refused = call(Optional.of(certified(foreign, SOMEBODY)));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(RefusalStatus.of(refused)).isEmpty();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() ->
            centre
                    .jdbc()
                    .sql(
                        """
                        select count(*) from incident where code = 'F408' and detail like ?
                        """)
                    .param("openprep://drill/CATD-001/CATD-001-77 · %")
                    .query(Integer.class)
                    .single()
                > 0);
  }

  private record Certified(PrivateKey key, X509Certificate certificate, X509Certificate root) {}

  private static Certified certified(CertificateAuthority authority, StationIdentity station)
      throws Exception {
    StationKeys keys = StationKeys.random();
    return new Certified(
        keys.pair().getPrivate(),
        authority.stationCertificate(station, keys.pair().getPublic(), Duration.ofDays(1)),
        authority.root());
  }

  private String refusal(Optional<Certified> caller) throws Exception {
    return RefusalStatus.of(call(caller)).map(Refusal::code).orElseThrow().code();
  }

  private StatusRuntimeException call(Optional<Certified> caller) throws Exception {
    SslContextBuilder tls =
        SslContextBuilder.forClient().trustManager(centre.rootCertificate().toFile());
    caller.ifPresent(c -> tls.keyManager(c.key(), c.certificate(), c.root()));
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("localhost", centre.port())
            .sslContext(GrpcSslContexts.configure(tls).build())
            .build();
    try {
      return catchThrowableOfType(
          StatusRuntimeException.class,
          () ->
              ReplicationServiceGrpc.newBlockingStub(channel)
                  .handshake(HandshakeRequest.getDefaultInstance()));
    } finally {
      channel.shutdownNow();
    }
  }
}
