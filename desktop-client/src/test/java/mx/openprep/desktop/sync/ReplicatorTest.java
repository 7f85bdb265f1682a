package mx.openprep.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.CentreChannel;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.NodeStatus.Link;
import mx.openprep.v1.PersonRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node and a centre over real TLS and a line that breaks. */
@Timeout(120)
class ReplicatorTest {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicatorTest.class);
  private static final PackageHash PACKAGE = new PackageHash("0".repeat(64));
  private static final ReplicationTiming QUICK =
      new ReplicationTiming(
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          1_000);

  @TempDir Path directory;
  private final TestAuthority authority = new TestAuthority();
  private final CentreDisk disk = new CentreDisk();
  private TestCentre centre;
  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    centre = new TestCentre(authority, disk);
    node = new TestNode(directory);
  }

  @AfterEach
  void stop() {
    centre.close();
  }

  private StationIdentity identity(CentreAddress address) {
    return authority.identity(address, TestCentre.STATION, authority.root());
  }

  private Replicator replicate() {
    return replicate(identity(centre.address()), QUICK);
  }

  private Replicator replicate(StationIdentity identity, ReplicationTiming timing) {
    return replicate(identity, timing, new Announcement(PACKAGE, Realm.DRILL, "test"));
  }

  private Replicator replicate(
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

  private void restartCentre() throws IOException {
    int port = centre.address().port();
    centre.close();
    centre = new TestCentre(authority, disk, port, "localhost", SslProvider.OPENSSL);
  }

  private void assertAllArrivedOnce() {
    assertThat(disk.journal()).containsExactlyElementsOf(node.journal());
    assertThat(disk.images().entrySet())
        .allSatisfy(e -> assertThat(ImageHash.of(e.getValue())).isEqualTo(e.getKey()));
  }

  @Nested
  class OnAGoodLine {
    @Test
    void everythingArrivesOnceAndInOrder() throws Exception {
      node.record(500);
      long imageBytes = 0;
      for (int i = 0; i < 100; i++) {
        int size = 200_000 + 2_000 * i;
        node.addImage(size);
        imageBytes += size;
      }

      long started = System.nanoTime();
      try (Replicator _ = replicate()) {
        node.awaitAllSent();
      }
      double seconds = (System.nanoTime() - started) / 1e9;

      assertAllArrivedOnce();
      assertThat(disk.images()).hasSize(100);
      assertThat(disk.imageBytesReceived()).isEqualTo(imageBytes);
      assertThat(disk.eventsReceived()).isEqualTo(500);
      LOG.warn(
          "500 events and 100 images, {} MB, in {} s: {} MB/s",
          imageBytes / 1_000_000,
          "%.2f".formatted(seconds),
          "%.1f".formatted(imageBytes / 1e6 / seconds));
    }

    @Test
    void whatComesLaterIsSentAtOnce() throws Exception {
      try (Replicator _ = replicate()) {
        node.next(node.links, Link.ONLINE::equals);
        for (int i = 1; i <= 20; i++) {
          node.record(1);
          ImageHash image = node.addImage(1000);
          node.awaitAllSent();
          assertThat(disk.journal()).hasSize(i);
          assertThat(disk.holds(image)).isTrue();
        }
      }
    }

    @Test
    void anEventLargerThanABatchGoesByItself() throws Exception {
      node.record(3);
      node.recordOfSize(EventSender.BATCH_BYTES + 1000);
      node.record(3);
      try (Replicator _ = replicate()) {
        node.awaitAllSent();
      }
      assertAllArrivedOnce();
    }

    @Test
    void theClocksOffsetIsMeasured() throws Exception {
      centre.clockAhead = Duration.ofSeconds(-90);
      try (Replicator _ = replicate()) {
        node.await(n -> n.offset().isPresent());
      }
      assertThat(node.offset().orElseThrow())
          .isBetween(Duration.ofMillis(-90_200), Duration.ofMillis(-89_800));
    }

    @Test
    void peopleComeAtOnceAndWithEveryChange() throws Exception {
      PersonRecord first = PersonRecord.newBuilder().setPerson("ana").build();
      PersonRecord second = PersonRecord.newBuilder().setPerson("luis").build();
      centre.setPeople(List.of(first));
      try (Replicator _ = replicate()) {
        node.next(node.people, List.of(first)::equals);
        centre.setPeople(List.of(first, second));
        node.next(node.people, List.of(first, second)::equals);
      }
    }

    @Test
    @Timeout(10)
    void itClosesAtOnceWhateverItDoes() throws Exception {
      Replicator idle = replicate();
      node.next(node.links, Link.ONLINE::equals);
      idle.close();
      assertThat(idle.state()).isEqualTo(new ReplicatorState.Closed());

      centre.kill();
      Replicator waiting = replicate(identity(centre.address()), ReplicationTiming.standard());
      node.next(node.states, ReplicatorState.Waiting.class::isInstance);
      waiting.close();
    }
  }

  @Nested
  class OnABadLine {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutAnywhereEverythingArrivesOnceAndInOrder(long seed) throws Exception {
      Random random = new Random(seed);
      node.record(500);
      for (int i = 0; i < 100; i++) {
        node.addImage(20_000 + random.nextInt(80_000));
      }
      try (CuttingProxy line =
              new CuttingProxy(() -> centre.address().port(), () -> 500 + random.nextInt(400_000));
          Replicator _ = replicate(identity(line.address()), QUICK)) {
        node.awaitAllSent();
        assertThat(line.cuts()).isGreaterThan(10);
        LOG.warn("Line cut {} times (seed {})", line.cuts(), seed);
      }
      assertAllArrivedOnce();
      assertThat(disk.images()).hasSize(100);
    }

    @Test
    void anImageGoesOnWhereItStopped() throws Exception {
      int size = 4_000_000;
      int perConnection = 1_000_000;
      node.addImage(size);
      try (CuttingProxy line =
              new CuttingProxy(() -> centre.address().port(), () -> perConnection);
          Replicator _ = replicate(identity(line.address()), QUICK)) {
        node.awaitAllSent();
        // Beginning again each time, it would never arrive; what one cut wastes is bounded by a
        // chunk and what was on its way.
        assertThat(line.connections()).isBetween(4, 8);
      }
      assertThat(disk.imageBytesReceived()).isEqualTo(size);
      assertAllArrivedOnce();
    }

    @Test
    void aCentreThatFallsSilentIsNoticed() throws Exception {
      ReplicationTiming impatient =
          new ReplicationTiming(
              Duration.ofMillis(20),
              Duration.ofMillis(200),
              Duration.ofMillis(500),
              Duration.ofMillis(100),
              1_000);
      try (CuttingProxy line =
              new CuttingProxy(() -> centre.address().port(), () -> Long.MAX_VALUE);
          Replicator _ = replicate(identity(line.address()), impatient)) {
        node.next(node.links, Link.ONLINE::equals);
        line.fallSilent();
        node.next(node.links, Link.OFFLINE::equals);
      }
    }
  }

  @Nested
  class WhenTheCentreDies {
    private void dieAndComeBack() throws Exception {
      node.record(3000);
      centre.batchesUntilDeath.set(3);
      try (Replicator _ = replicate()) {
        node.next(node.states, ReplicatorState.Waiting.class::isInstance);
        assertThat(node.acknowledged()).isLessThan(3000);
        restartCentre();
        node.awaitAllSent();
      }
      assertAllArrivedOnce();
    }

    @Test
    void beforeItHasCommittedNothingIsLost() throws Exception {
      centre.beforeCommit = centre::kill;
      dieAndComeBack();
    }

    @Test
    void afterItHasCommittedAndBeforeItHasSaidSoNothingIsDoubled() throws Exception {
      centre.beforeAck = centre::kill;
      dieAndComeBack();
      assertThat(disk.eventsReceived()).as("nothing sent twice").isEqualTo(3000);
    }

    @Test
    void theLastEventIsAcknowledgedThoughItsAcknowledgementWasLost() throws Exception {
      node.record(10);
      centre.batchesUntilDeath.set(1);
      centre.beforeAck = centre::kill;
      try (Replicator _ = replicate()) {
        node.next(node.states, ReplicatorState.Waiting.class::isInstance);
        assertThat(node.acknowledged()).isZero();
        restartCentre();
        node.awaitAllSent();
      }
      assertThat(disk.eventsReceived()).isEqualTo(10);
    }

    @Test
    void andComesBackFromAnOlderCopyItGetsTheRestAgain() throws Exception {
      node.record(300);
      try (Replicator _ = replicate()) {
        node.awaitAllSent();
        disk.forgetAfter(120);
        restartCentre();
        node.record(1);
        node.awaitAllSent();
      }
      assertAllArrivedOnce();
    }

    @Test
    void newWorkIsReasonEnoughToTryAgain() throws Exception {
      ReplicationTiming patient =
          new ReplicationTiming(
              Duration.ofMinutes(10),
              Duration.ofMinutes(10),
              Duration.ofSeconds(20),
              Duration.ofSeconds(60),
              1_000);
      node.record(1);
      try (Replicator _ = replicate(identity(centre.address()), patient)) {
        node.awaitAllSent();
        restartCentre();
        node.next(node.states, ReplicatorState.Waiting.class::isInstance);
        node.record(1);
        node.awaitAllSent();
      }
    }
  }

  @Nested
  class OneBadThing {
    @Test
    void anImageTheCentreDoesNotWantIsReportedAndTheOthersGoOn() throws Exception {
      ImageHash bad = node.addImage(100_000);
      centre.unwanted.add(bad);
      for (int i = 0; i < 10; i++) {
        node.addImage(50_000);
      }
      node.record(10);
      try (Replicator _ = replicate()) {
        node.await(n -> n.backlog().images() == 1 && n.backlog().events() == 0);
        assertThat(node.next(node.refusedImages, _ -> true)).isEqualTo(bad);
        centre.unwanted.clear();
        node.awaitAllSent();
      }
    }

    @Test
    void anImageThatIsGoneFromTheDiskIsReportedAndTheOthersGoOn() throws Exception {
      ImageHash gone = node.addImage(1000);
      java.nio.file.Files.delete(directory.resolve(gone.hex()));
      node.addImage(1000);
      try (Replicator _ = replicate()) {
        node.await(n -> n.backlog().images() == 1);
        assertThat(node.next(node.refusedImages, _ -> true)).isEqualTo(gone);
      }
    }

    @Test
    void eventsTheCentreCannotTakeDoNotHoldUpImages() throws Exception {
      centre.refusesEvents = true;
      node.record(5);
      node.addImage(1000);
      try (Replicator replicator = replicate()) {
        node.next(node.paused, Lane.EVENTS::equals);
        node.await(n -> n.backlog().images() == 0);
        assertThat(replicator.state()).isEqualTo(new ReplicatorState.Online());
        centre.refusesEvents = false;
        node.awaitAllSent();
      }
    }
  }

  @Test
  void aFaultOfOurOwnIsToldAndTriedAgain() throws Exception {
    node.record(1);
    AtomicInteger attempts = new AtomicInteger();
    try (Replicator replicator =
        new Replicator(
            () -> {
              if (attempts.getAndIncrement() == 0) {
                throw new IllegalStateException("no channel");
              }
              return CentreChannel.open(identity(centre.address()));
            },
            node.ports(),
            new Announcement(PACKAGE, Realm.DRILL, "test"),
            node,
            QUICK,
            InstantSource.system())) {
      replicator.start();
      ReplicatorState told = node.next(node.states, ReplicatorState.Waiting.class::isInstance);
      assertThat(((ReplicatorState.Waiting) told).why()).isEqualTo(MessageCode.UNEXPECTED);
      node.awaitAllSent();
    }
  }

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
        new StationName(Realm.DRILL, TestCentre.STATION.catd(), new NodeId("catd-039-2"));
    StationIdentity identity = authority.identity(centre.address(), other, authority.root());

    assertThat(StationName.of(identity.chain().getFirst())).contains(other);
    assertThat(other).hasToString("openprep://drill/CATD-039/catd-039-2");
  }
}
