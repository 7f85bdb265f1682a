package mx.openprep.night;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActasUpdate;
import mx.openprep.v1.BoardUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every watcher the night: at once whole, then what changed. Changes that come close together
 * are told together; who cannot take them now gets them when he can.
 */
public final class Supervision implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final Duration TOGETHER = Duration.ofMillis(200);
  // Ages and rates go on when nothing happens.
  private static final Duration AT_LEAST = Duration.ofSeconds(30);

  private final NightSource night;
  private final NightViews views;
  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("node-supervision").factory());

  public Supervision(NightSource night, NightViews views) {
    this.night = night;
    this.views = views;
    Future<?> _ =
        thread.scheduleWithFixedDelay(
            this::changed, AT_LEAST.toMillis(), AT_LEAST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Somebody who is told, and what he has been told. */
  private interface Watcher {
    /** Tells what is new; at most once for each change. */
    void tell(NightFold fold);

    boolean isReady();
  }

  public void watchBoard(ServerCallStreamObserver<BoardUpdate> caller) {
    watch(caller, new BoardWatcher(caller));
  }

  public void watchActas(ServerCallStreamObserver<ActasUpdate> caller) {
    watch(caller, new ActasWatcher(caller));
  }

  private void watch(ServerCallStreamObserver<?> caller, Watcher watcher) {
    caller.setOnCancelHandler(() -> watchers.remove(watcher));
    caller.setOnReadyHandler(this::changed);
    watchers.add(watcher);
    inTurn(this::tell, Duration.ZERO);
  }

  /** Something the board or the list tells may have changed. */
  public void changed() {
    if (!watchers.isEmpty() && due.compareAndSet(false, true)) {
      inTurn(this::tell, TOGETHER);
    }
  }

  private void inTurn(Runnable task, Duration delay) {
    try {
      Future<?> _ = thread.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The node is closing", e);
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (Refusal e) {
      LOG.warn("The night cannot be read now: {}", e.getMessage());
    } catch (RuntimeException e) {
      // The last resort: a board that stands still must at least say why in the log.
      LOG.error("The night could not be told", e);
    }
  }

  private void tell() {
    due.set(false);
    List<Watcher> ready = watchers.stream().filter(Watcher::isReady).toList();
    if (!ready.isEmpty()) {
      night.look(fold -> {
        ready.forEach(watcher -> watcher.tell(fold));
        return ready;
      });
    }
  }

  private final class BoardWatcher implements Watcher {
    private final ServerCallStreamObserver<BoardUpdate> caller;
    private NightViews.Told told = NightViews.NOTHING;

    private BoardWatcher(ServerCallStreamObserver<BoardUpdate> caller) {
      this.caller = caller;
    }

    @Override
    public boolean isReady() {
      return caller.isReady() && !caller.isCancelled();
    }

    @Override
    public void tell(NightFold fold) {
      BoardUpdate update = views.board(fold, told);
      told = NightViews.told(fold);
      caller.onNext(update);
    }
  }

  private final class ActasWatcher implements Watcher {
    private final ServerCallStreamObserver<ActasUpdate> caller;
    private NightViews.Told told = NightViews.NOTHING;

    private ActasWatcher(ServerCallStreamObserver<ActasUpdate> caller) {
      this.caller = caller;
    }

    @Override
    public boolean isReady() {
      return caller.isReady() && !caller.isCancelled();
    }

    @Override
    public void tell(NightFold fold) {
      views.actas(fold, told).forEach(caller::onNext);
      told = NightViews.told(fold);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
