package mx.openprep.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.CentreChannel;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.Realm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node, a centre behind real TLS, and a replicator between them. */
@Timeout(120)
abstract class ReplicationBench {
  static final PackageHash PACKAGE = new PackageHash("0".repeat(64));
  static final ReplicationTiming QUICK =
      new ReplicationTiming(
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          1_000);

  @TempDir Path directory;
  final TestAuthority authority = new TestAuthority();
  final CentreDisk disk = new CentreDisk();
  TestCentre centre;
  TestNode node;

  @BeforeEach
  void start() throws IOException {
    centre = new TestCentre(authority, disk);
    node = new TestNode(directory);
  }

  @AfterEach
  void stop() {
    centre.close();
  }

  StationIdentity identity(CentreAddress address) {
    return authority.identity(address, TestCentre.STATION, authority.root());
  }

  Replicator replicate() {
    return replicate(identity(centre.address()), QUICK);
  }

  Replicator replicate(StationIdentity identity, ReplicationTiming timing) {
    return replicate(identity, timing, new Announcement(PACKAGE, Realm.DRILL, "test"));
  }

  Replicator replicate(
      StationIdentity identity, ReplicationTiming timing, Announcement announcement) {
    Replicator replicator =
        new Replicator(
            () -> CentreChannel.open(identity),
            node.ports(),
            announcement,
            node,
            timing,
            InstantSource.system());
    replicator.start();
    return replicator;
  }

  void restartCentre() throws IOException {
    int port = centre.address().port();
    centre.close();
    centre = new TestCentre(authority, disk, port, "localhost", SslProvider.OPENSSL);
  }

  void assertAllArrivedOnce() {
    assertThat(disk.journal()).containsExactlyElementsOf(node.journal());
    assertThat(disk.images().entrySet())
        .allSatisfy(e -> assertThat(ImageHash.of(e.getValue())).isEqualTo(e.getKey()));
  }
}
