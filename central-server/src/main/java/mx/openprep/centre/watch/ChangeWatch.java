package mx.openprep.centre.watch;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Looks once a second whether something is another than it was, and says so. */
public class ChangeWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
  private static final long SECONDS_BETWEEN_LOOKS = 1;

  private final String name;
  private final Supplier<?> present;
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looks;
  private Optional<Object> last = Optional.empty();

  /**
   * Begins to look.
   *
   * @param name of what is watched
   * @param present what it is now; a small question to the database
   */
  protected ChangeWatch(String name, Supplier<?> present) {
    this.name = name;
    this.present = present;
    looks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name(name + "-watch").factory());
    var _ = looks.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Runs the listener after each change until it is taken away; it must not block for long. */
  public final void onChange(Runnable listener) {
    listeners.add(listener);
  }

  public final void remove(Runnable listener) {
    listeners.remove(listener);
  }

  private void look() {
    try {
      Object now = present.get();
      if (!last.equals(Optional.of(now))) {
        listeners.forEach(Runnable::run);
        last = Optional.of(now);
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot see whether there is a change ({}); looking again", name, e);
    }
  }

  @Override
  public final void close() {
    looks.shutdownNow();
  }
}
