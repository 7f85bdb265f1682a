package mx.openprep.desktop.lan;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import mx.openprep.desktop.node.Node;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.Refusal;
import mx.openprep.v1.HostPulse;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.StationPulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A joined workstation's link to its host: tells within two seconds that the host is gone, and
 * comes back to it by itself.
 */
public final class HostLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostLink.class);

  private final StationIdentity identity;
  private final HostWay way;
  private final HostTiming timing;
  private final Clock clock;
  private final HostChannel channel;
  private final String run = UUID.randomUUID().toString();
  private final List<Consumer<HostState>> watchers = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch firstWord = new CountDownLatch(1);
  private final Thread thread;
  private volatile HostState state;

  /** A link to the host of this CATD, which does nothing before it is opened. */
  public HostLink(StationIdentity identity, KnownHost host, HostTiming timing, Clock clock) {
    this(identity, new LanWay(identity, host, timing, clock), timing, clock);
  }

  /** A link by this way that does nothing before it is opened. */
  public HostLink(StationIdentity identity, HostWay way, HostTiming timing, Clock clock) {
    this.identity = identity;
    this.way = way;
    this.timing = timing;
    this.clock = clock;
    this.channel = new HostChannel(timing.patience(), way.lost());
    this.state = new HostState.Lost("", clock.instant(), new Refusal(way.lost()));
    this.thread = Thread.ofVirtual().name("host-link").unstarted(this::keep);
  }

  /**
   * Blocks until the host is there; from then on the link keeps itself.
   *
   * @throws Refusal why it cannot be joined; then the link is closed
   */
  public Channel open() {
    thread.start();
    try {
      if (!firstWord.await(timing.opening().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("The host says nothing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (state instanceof HostState.Lost lost) {
      close();
      throw lost.why();
    }
    return channel;
  }

  /** The present state at once, then every change; from a thread of the link. */
  public void watch(Consumer<HostState> watcher) {
    watchers.add(watcher);
    watcher.accept(state);
  }

  private void keep() {
    int failures = 0;
    while (closed.getCount() > 0) {
      boolean worked = attend(failures);
      failures = worked ? 0 : failures + 1;
      pause(failures);
    }
  }

  private void pause(int failures) {
    long most =
        Math.min(
            timing.firstRetry().toMillis() << Math.min(failures, 10),
            timing.longestRetry().toMillis());
    try {
      if (closed.await(
          ThreadLocalRandom.current().nextLong(most / 2, most + 1), TimeUnit.MILLISECONDS)) {
        LOG.debug("Closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One connection, from its beginning to its end; whether it ever worked. */
  private boolean attend(int failures) {
    boolean worked = false;
    ManagedChannel connection = null;
    try {
      connection = way.connect(failures);
      BlockingClientCall<StationPulse, HostPulse> call =
          LanServiceGrpc.newBlockingV2Stub(connection).attend();
      call.write(first());
      HostPulse pulse = call.read(timing.connecting().toMillis(), TimeUnit.MILLISECONDS);
      while (pulse != null) {
        if (!worked) {
          worked = true;
          channel.connected(connection);
          tell(new HostState.Present(pulse.getHost(), pulse.getRun()));
        }
        call.write(StationPulse.getDefaultInstance());
        pulse = call.read(timing.silence().toMillis(), TimeUnit.MILLISECONDS);
      }
      lost(new Refusal(way.lost()));
    } catch (StatusException e) {
      lost(way.fault(e.getStatus(), e.getTrailers()));
    } catch (TimeoutException e) {
      lost(new Refusal(way.lost(), e));
    } catch (Refusal refusal) {
      lost(refusal);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (connection != null) {
        connection.shutdownNow();
      }
    }
    return worked;
  }

  private StationPulse first() {
    return StationPulse.newBuilder()
        .setProtocolVersion(Node.PROTOCOL_VERSION)
        .setPackageHash(ByteString.copyFrom(identity.packageHash().bytes()))
        .setSoftwareVersion(Node.softwareVersion())
        .setRun(run)
        .build();
  }

  private void lost(Refusal why) {
    channel.lost();
    if (closed.getCount() > 0) {
      switch (state) {
        case HostState.Present present ->
            tell(new HostState.Lost(present.host(), clock.instant(), why));
        case HostState.NotShared _ -> throw new IllegalStateException("A host has no link");
        case HostState.Lost before -> tell(new HostState.Lost(before.host(), before.since(), why));
      }
    }
  }

  private void tell(HostState now) {
    LOG.info("Host: {}", now);
    state = now;
    firstWord.countDown();
    watchers.forEach(watcher -> watcher.accept(now));
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    channel.lost();
  }
}
