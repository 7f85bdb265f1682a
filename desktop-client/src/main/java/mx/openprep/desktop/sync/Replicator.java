package mx.openprep.desktop.sync;

import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mx.openprep.desktop.station.CentreChannel;
import mx.openprep.desktop.station.CentreFault;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the centre up to date with the node, for as long as the program runs: connects, sends what
 * waits, takes what the centre has, and begins again whenever the link breaks. Working without the
 * centre is normal, so nobody waits for it and no failure leaves it.
 */
public final class Replicator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replicator.class);

  private final Supplier<ManagedChannel> centre;
  private final NodePorts node;
  private final Announcement announcement;
  private final ReplicationWatcher watcher;
  private final ReplicationTiming timing;
  private final InstantSource clock;
  private final Pulse pulse = new Pulse();
  private final Backoff backoff;
  private final ImageQueue images;
  private final ExecutorService thread =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sync-", 0).factory());

  private volatile ReplicatorState state = new ReplicatorState.Connecting();
  private volatile @Nullable Link current;
  private volatile boolean closed;

  /**
   * A replicator that does nothing before {@link #start}.
   *
   * @param centre a new channel to the centre at each call; the replicator shuts it down
   * @param clock the one that events are stamped with
   */
  public Replicator(
      Supplier<ManagedChannel> centre,
      NodePorts node,
      Announcement announcement,
      ReplicationWatcher watcher,
      ReplicationTiming timing,
      InstantSource clock) {
    this.centre = centre;
    this.node = node;
    this.announcement = announcement;
    this.watcher = watcher;
    this.timing = timing;
    this.clock = clock;
    this.backoff = timing.backoff();
    this.images = new ImageQueue(node.outbox(), clock);
  }

  /**
   * With the timing of real life.
   *
   * @param identity asked for at each new link: its certificate may have been renewed
   */
  public static Replicator of(
      Supplier<StationIdentity> identity,
      NodePorts node,
      Announcement announcement,
      ReplicationWatcher watcher) {
    return new Replicator(
        () -> CentreChannel.open(identity.get()),
        node,
        announcement,
        watcher,
        ReplicationTiming.standard(),
        InstantSource.system());
  }

  /** Once only. */
  public void start() {
    node.outbox().onNewWork(pulse::beat);
    var _ = thread.submit(this::run);
  }

  public ReplicatorState state() {
    return state;
  }

  /** Ends all calls and returns when nothing runs any more. What was not sent is sent next time. */
  @Override
  public void close() {
    closed = true;
    Link link = current;
    if (link != null) {
      link.end();
    }
    pulse.beat();
    thread.close();
    publish(new ReplicatorState.Closed());
  }

  private void run() {
    publish(new ReplicatorState.Connecting());
    try {
      while (!closed) {
        long started = System.nanoTime();
        Refusal why = untilLost();
        if (why.code() == MessageCode.JOURNAL_FORKED) {
          LOG.error("The centre holds another journal of this station; nothing is sent", why);
          publish(new ReplicatorState.Stopped(why.code()));
          return;
        }
        if (!closed) {
          rest(why, Duration.ofNanos(System.nanoTime() - started));
        }
      }
    } catch (InterruptedException e) {
      LOG.error("Interrupted, which nobody should do", e);
    }
  }

  private Refusal untilLost() throws InterruptedException {
    try {
      Link link =
          new Link(centre.get(), node, announcement, pulse, timing, clock, backoff::succeeded);
      current = link;
      try {
        return closed ? Link.ended() : untilLost(link);
      } finally {
        link.end();
        current = null;
      }
    } catch (StatusException e) {
      return CentreFault.refusal(e);
    } catch (Refusal e) {
      return e;
    } catch (RuntimeException lastResort) {
      // Whatever it is, replication must not end silently: it is told, and tried again.
      return new Refusal(MessageCode.UNEXPECTED, lastResort, String.valueOf(lastResort));
    }
  }

  private Refusal untilLost(Link link) throws StatusException, InterruptedException {
    // Before all else: nothing is exchanged with a centre that means another election.
    link.handshake().positionOfCentre();
    publish(new ReplicatorState.Online());
    return new Lanes(link, node, images, watcher).runUntilLost();
  }

  /** New work ends the first rest after something went well: most often the link is back. */
  private void rest(Refusal why, Duration lasted) throws InterruptedException {
    Duration retry = backoff.failedAfter(lasted);
    if (why.code() == MessageCode.UNEXPECTED) {
      LOG.error("Replication failed; again in {}", retry, why);
    } else {
      LOG.info("No link to the centre: {}; again in {}", why.getMessage(), retry);
    }
    long beats = pulse.beats();
    boolean eager = backoff.isFirstFailure();
    publish(new ReplicatorState.Waiting(why.code(), retry));
    pulse.await(() -> closed || (eager && pulse.beats() != beats), retry);
  }

  private void publish(ReplicatorState now) {
    state = now;
    node.link().set(now.link());
    watcher.changed(now);
  }
}
