package mx.openprep.desktop.node;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mx.openprep.message.Refusal;
import mx.openprep.v1.NodeStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every watcher how the node is: at once, then on every change. Changes that come close
 * together are told together; everything is sent from one thread.
 */
final class StatusBoard implements LinkState, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);
  private static final Duration TOGETHER = Duration.ofMillis(100);
  private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

  private final StoreSpace space;
  private final Supplier<NodeStatus> figures;
  private final Set<ServerCallStreamObserver<NodeStatus>> watchers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("node-status").factory());
  private volatile NodeStatus.Link link = NodeStatus.Link.OFFLINE;
  private volatile boolean full;

  /**
   * A board nobody watches yet.
   *
   * @param meanwhile what else changes only because time passes; done every second
   * @param figures everything but the link
   */
  StatusBoard(StoreSpace space, Runnable meanwhile, Supplier<NodeStatus> figures) {
    this.space = space;
    this.figures = figures;
    // Nobody tells us when a disk fills or empties.
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            () -> {
              meanwhile.run();
              lookAtSpace();
            },
            0,
            LOOK_AROUND.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void set(NodeStatus.Link now) {
    link = now;
    changed();
  }

  /** Something the status tells has changed. */
  void changed() {
    if (due.compareAndSet(false, true)) {
      inTurn(this::tell, TOGETHER);
    }
  }

  void watch(ServerCallStreamObserver<NodeStatus> watcher) {
    watcher.setOnCancelHandler(() -> watchers.remove(watcher));
    // Whoever could not take the last change in gets the present state as soon as he can.
    watcher.setOnReadyHandler(this::changed);
    inTurn(
        () -> {
          watchers.add(watcher);
          tell(watcher, status());
        },
        Duration.ZERO);
  }

  private void inTurn(Runnable task, Duration delay) {
    try {
      Future<?> _ = thread.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The node is closing", e);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Refusal e) {
      LOG.warn("The status cannot be read now: {}", e.getMessage());
    }
  }

  private void lookAtSpace() {
    guarded(() -> {
      boolean now = space.isFull();
      if (now != full) {
        full = now;
        changed();
      }
    });
  }

  private void tell() {
    due.set(false);
    if (!watchers.isEmpty()) {
      NodeStatus now = status();
      watchers.forEach(watcher -> tell(watcher, now));
    }
  }

  private static void tell(ServerCallStreamObserver<NodeStatus> watcher, NodeStatus status) {
    if (!watcher.isCancelled() && watcher.isReady()) {
      watcher.onNext(status);
    }
  }

  private NodeStatus status() {
    full = space.isFull();
    return figures.get().toBuilder().setLink(full ? NodeStatus.Link.STORE_FULL : link).build();
  }

  @Override
  public void close() {
    thread.close();
  }
}
