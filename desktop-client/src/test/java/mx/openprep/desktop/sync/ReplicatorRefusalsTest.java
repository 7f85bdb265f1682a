package mx.openprep.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.NodeStatus.Link;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A link that must not be: who is wrong is told apart, and nothing is exchanged. */
class ReplicatorRefusalsTest extends ReplicationBench {
  @Nested
  class IsToldApart {
    private void waitsFor(MessageCode why, Link link) throws InterruptedException {
      ReplicatorState told = node.next(node.states, ReplicatorState.Waiting.class::isInstance);
      assertThat(((ReplicatorState.Waiting) told).why()).isEqualTo(why);
      node.next(node.links, link::equals);
      assertThat(disk.journal()).isEmpty();
      assertThat(disk.images()).isEmpty();
    }

    @BeforeEach
    void work() throws IOException {
      node.record(1);
      node.addImage(100);
    }

    @Test
    void aDeadAddress() throws Exception {
      centre.close();
      try (Replicator _ = replicate()) {
        waitsFor(MessageCode.CENTRE_UNREACHABLE, Link.OFFLINE);
        centre =
            new TestCentre(
                authority, disk, centre.address().port(), "localhost", SslProvider.OPENSSL);
        node.awaitAllSent();
      }
    }

    /** The issuer has the right name and another key, which no list of names gives away. */
    @ParameterizedTest
    @EnumSource(names = {"OPENSSL", "JDK"})
    void aStationOfAnotherAuthority(SslProvider tls) throws Exception {
      try (TestCentre other = new TestCentre(authority, disk, 0, "localhost", tls);
          Replicator _ =
              replicate(
                  new TestAuthority()
                      .identity(other.address(), TestCentre.STATION, authority.root()),
                  QUICK)) {
        waitsFor(MessageCode.CERTIFICATE_FOREIGN, Link.WRONG_IDENTITY);
      }
    }

    @Test
    void aStationWithoutACertificate() throws Exception {
      ManagedChannel nobody =
          NettyChannelBuilder.forAddress("localhost", centre.address().port())
              .sslContext(GrpcSslContexts.forClient().trustManager(authority.root()).build())
              .build();
      try (Replicator replicator =
          new Replicator(
              () -> nobody,
              node.ports(),
              new Announcement(PACKAGE, Realm.DRILL, "test"),
              node,
              ReplicationTiming.standard(),
              InstantSource.system())) {
        replicator.start();
        waitsFor(MessageCode.CERTIFICATE_MISSING, Link.WRONG_IDENTITY);
      }
    }

    @Test
    void aCentreOfAnotherAuthority() throws Exception {
      TestAuthority other = new TestAuthority();
      try (Replicator _ =
          replicate(other.identity(centre.address(), TestCentre.STATION, other.root()), QUICK)) {
        waitsFor(MessageCode.CERTIFICATE_FOREIGN, Link.WRONG_IDENTITY);
      }
    }

    @ParameterizedTest
    @CsvSource({
      "CERTIFICATE_REVOKED, WITHDRAWN",
      "CERTIFICATE_REPLACED, WITHDRAWN",
      "CERTIFICATE_EXPIRED, CERTIFICATE_EXPIRED",
      "PROTOCOL_DIFFERS, WRONG_VERSION",
      "HANDSHAKE_MISSING, OFFLINE"
    })
    void whatTheCentreSays(MessageCode why, Link link) throws Exception {
      centre.refusal = Optional.of(why);
      try (Replicator _ = replicate()) {
        waitsFor(why, link);
        centre.refusal = Optional.empty();
        node.awaitAllSent();
      }
    }

    @Test
    void anotherElectionPackage() throws Exception {
      centre.packageHash = new PackageHash("1".repeat(64));
      try (Replicator _ = replicate()) {
        waitsFor(MessageCode.PACKAGE_DIFFERS, Link.WRONG_PACKAGE);
        centre.packageHash = PACKAGE;
        node.awaitAllSent();
      }
    }

    @Test
    void anotherRealm() throws Exception {
      Announcement official = new Announcement(PACKAGE, Realm.OFFICIAL, "test");
      try (Replicator _ = replicate(identity(centre.address()), QUICK, official)) {
        waitsFor(MessageCode.REALM_DIFFERS, Link.WRONG_REALM);
      }
    }
  }

  @Nested
  class AnotherJournalAtTheCentre {
    private void stopsForGood() throws Exception {
      List<byte[]> before = disk.journal();
      try (Replicator replicator = replicate()) {
        node.next(node.states, new ReplicatorState.Stopped(MessageCode.JOURNAL_FORKED)::equals);
        node.record(5);
        assertThat(replicator.state())
            .isEqualTo(new ReplicatorState.Stopped(MessageCode.JOURNAL_FORKED));
      }
      assertThat(disk.journal()).containsExactlyElementsOf(before);
    }

    @Test
    void thatIsLongerThanOursStopsIt() throws Exception {
      node.record(5);
      node.journal().forEach(disk::append);
      node.loseAfter(3);
      stopsForGood();
    }

    @Test
    void thatIsNotOursStopsIt() throws Exception {
      node.record(5);
      node.journal().forEach(disk::append);
      node.loseAfter(3);
      node.record(10);
      stopsForGood();
    }
  }

  @Test
  void twoStationsAreNotMistakenForOneAnother() {
    StationName other =
        new StationName(Realm.DRILL, TestCentre.STATION.catd(), new NodeId("catd-001-2"));
    StationIdentity identity = authority.identity(centre.address(), other, authority.root());

    assertThat(StationName.of(identity.chain().getFirst())).contains(other);
    assertThat(other).hasToString("openprep://drill/CATD-001/catd-001-2");
  }
}
