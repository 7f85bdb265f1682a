package mx.openprep.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.station.CentreChannel;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.NodeStatus.Link;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines that break and centres that die: nothing is lost, nothing is doubled. */
class ReplicatorFaultsTest extends ReplicationBench {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicatorFaultsTest.class);

  @Nested
  class OnABadLine {
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
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
      assertThat(node.refusedImages).as("a cut is nothing to trouble people with").isEmpty();
      assertThat(node.paused).isEmpty();
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
        // Beginning again each time, it would never arrive. A cut wastes what was on its way.
        assertThat(line.connections()).isBetween(4, 16);
      }
      assertThat(disk.imageBytesReceived()).as("nothing sent twice").isEqualTo(size);
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
    void andComesBackWithoutImagesItIsOfferedThemAllAgain() throws Exception {
      ImageHash image = node.addImage(5_000);
      try (Replicator _ = replicate()) {
        node.awaitAllSent();
        disk.forgetImages();
        disk.store = "restored";
        restartCentre();
        node.record(1);
        node.await(_ -> disk.holds(image));
        node.awaitAllSent();
      }
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
}
