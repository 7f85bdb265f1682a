package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mx.openprep.acta.ImageHash;
import mx.openprep.people.Role;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
  @TempDir Path directory;
  private NodeFixture node;
  private Watcher watcher;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    watcher = new Watcher();
    node.as(Role.SUPERVISOR).node.watchStatus(WatchStatusRequest.getDefaultInstance(), watcher);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void aWatcherSeesTheStatusAtOnce() throws InterruptedException {
    NodeStatus first = watcher.next();
    assertThat(first.getLink()).isEqualTo(NodeStatus.Link.OFFLINE);
    assertThat(first.getWork().getExpected())
        .isEqualTo(node.election.actas(TestElections.CATD).size());
    assertThat(first.getEventsWaiting()).isEqualTo(2);
  }

  @Test
  void aWatcherSeesEveryKindOfChange() throws InterruptedException {
    node.digitized(node.acta(3));
    NodeStatus digitized = watcher.until(s -> s.getWork().getWaitingFirstCapture() == 1);
    assertThat(digitized.getWork().toBuilder().clearOldest().build())
        .isEqualTo(
            WorkSummary.newBuilder()
                .setExpected(digitized.getWork().getExpected())
                .setAcopiadas(1)
                .setDigitized(1)
                .setWaitingFirstCapture(1)
                .build());
    assertThat(digitized.getWork().getOldestList())
        .extracting(WorkSummary.OldestWaiting::getKind)
        .containsExactly(WorkSummary.Kind.FIRST_CAPTURE);
    assertThat(digitized.getRolesHereList()).hasSize(Role.values().length);
    assertThat(digitized.getImagesWaiting()).isEqualTo(1);
    assertThat(digitized.hasOldestWaiting()).isTrue();

    node.node().link().set(NodeStatus.Link.ONLINE);
    watcher.until(s -> s.getLink() == NodeStatus.Link.ONLINE);

    Outbox outbox = node.node().outbox();
    outbox.acknowledged(outbox.head().sequence());
    outbox.imageAcknowledged(outbox.imagesWaiting(1).getFirst().image());
    NodeStatus sent = watcher.until(s -> s.getEventsWaiting() == 0 && s.getImagesWaiting() == 0);
    assertThat(sent.hasOldestWaiting()).isFalse();
  }

  @Test
  void afterTheCentreWasRestoredAllImagesWaitAgain() {
    node.digitized(node.acta(3));
    Outbox outbox = node.node().outbox();
    outbox.centreStore("first");
    ImageHash image = outbox.imagesWaiting(1).getFirst().image();
    outbox.imageAcknowledged(image);
    outbox.centreStore("first");
    assertThat(outbox.imagesWaiting(1)).isEmpty();

    for (String restored : new String[] {"second", "third"}) {
      outbox.centreStore(restored);
      assertThat(outbox.imagesWaiting(9))
          .extracting(Outbox.WaitingImage::image)
          .containsExactly(image);
      outbox.imageAcknowledged(image);
    }
  }

  private static final class Watcher implements StreamObserver<NodeStatus> {
    private final BlockingQueue<NodeStatus> seen = new LinkedBlockingQueue<>();

    NodeStatus next() throws InterruptedException {
      NodeStatus status = seen.poll(10, TimeUnit.SECONDS);
      assertThat(status).as("a status within ten seconds").isNotNull();
      return java.util.Objects.requireNonNull(status);
    }

    NodeStatus until(Predicate<NodeStatus> wanted) throws InterruptedException {
      NodeStatus status = next();
      while (!wanted.test(status)) {
        status = next();
      }
      return status;
    }

    @Override
    public void onNext(NodeStatus status) {
      seen.add(status);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }
}
