package mx.openprep.desktop.sync;

import io.grpc.StatusException;
import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mx.openprep.desktop.station.CentreFault;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Everything that goes over one link, side by side. A lane that is refused rests and begins again
 * while the others go on; the link itself is over when a lane says so.
 */
final class Lanes {
  private static final int IMAGES_AT_ONCE = 2;

  private final Link link;
  private final EventSender events;
  private final ImageSender images;
  private final PasswordSender passwords;
  private final ReplicationWatcher watcher;

  Lanes(Link link, NodePorts node, ImageQueue queue, ReplicationWatcher watcher) {
    this.link = link;
    this.events = new EventSender(link, node.outbox());
    this.images = new ImageSender(link, queue, watcher);
    this.passwords = new PasswordSender(link, node.people());
    this.watcher = watcher;
  }

  private interface Work {
    void run() throws StatusException, LinkLostException, InterruptedException;
  }

  /** Returns why the link is over, when nothing runs on it any more. */
  Refusal runUntilLost() throws InterruptedException {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sync-lane-", 0).factory())) {
      CompletionService<Refusal> lanes = new ExecutorCompletionService<>(threads);
      lanes.submit(() -> keep(Lane.EVENTS, events::run));
      for (int i = 0; i < IMAGES_AT_ONCE; i++) {
        lanes.submit(() -> keep(Lane.IMAGES, images::run));
      }
      lanes.submit(() -> keep(Lane.PEOPLE, link::receive));
      lanes.submit(() -> keep(Lane.PASSWORDS, passwords::run));
      lanes.submit(() -> keep(Lane.CLOCK, link::beatHeart));
      try {
        return lanes.take().get();
      } catch (ExecutionException e) {
        return new Refusal(MessageCode.UNEXPECTED, e, String.valueOf(e.getCause()));
      } finally {
        link.end();
      }
    }
  }

  private Refusal keep(Lane lane, Work work) throws InterruptedException {
    Backoff backoff = link.timing().backoff();
    try {
      while (true) {
        long started = System.nanoTime();
        Refusal why = failure(work);
        link.endIfLost(why);
        watcher.paused(lane, why);
        link.pause(backoff.failedAfter(Duration.ofNanos(System.nanoTime() - started)));
      }
    } catch (LinkLostException e) {
      return e.why();
    }
  }

  private static Refusal failure(Work work) throws LinkLostException, InterruptedException {
    try {
      work.run();
      return Link.ended();
    } catch (StatusException e) {
      return CentreFault.refusal(e);
    } catch (Refusal e) {
      return e;
    }
  }
}
