package mx.openprep.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.node.PeopleRegister.ChosenPassword;
import mx.openprep.message.MessageCode;
import mx.openprep.people.PersonId;
import mx.openprep.v1.NodeStatus.Link;
import mx.openprep.v1.PersonRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What replication does when the line holds. */
class ReplicatorTest extends ReplicationBench {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicatorTest.class);

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
    void aPasswordChosenHereIsToldOnceInALink() throws Exception {
      var first = new ChosenPassword(new PersonId("ana"), "present", "chosen");
      var second = new ChosenPassword(new PersonId("luis"), "present", "chosen");
      node.choose(first);
      try (Replicator _ = replicate()) {
        assertThat(centre.passwords.poll(60, TimeUnit.SECONDS)).isEqualTo(first);
        node.choose(second);
        assertThat(centre.passwords.poll(60, TimeUnit.SECONDS)).isEqualTo(second);
      }
      assertThat(centre.passwords).isEmpty();
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
        assertThat(node.next(node.refusedImages, _ -> true))
            .isEqualTo(new TestNode.RefusedImage(bad, MessageCode.IMAGE_NOT_JPEG));
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
        assertThat(node.next(node.refusedImages, _ -> true))
            .isEqualTo(new TestNode.RefusedImage(gone, MessageCode.STORE_FAILED));
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
}
