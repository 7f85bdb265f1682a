package mx.openprep.centre.identity;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Says when the people change, also when another program changed them in the database. */
public final class PeopleWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleWatch.class);
  private static final long SECONDS_BETWEEN_LOOKS = 1;

  private final PersonTable people;
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("people-watch").factory());
  private String last = "";

  PeopleWatch(PersonTable people) {
    this.people = people;
    var _ = looks.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Runs the listener after each change until it is taken away; it must not block for long. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  public void remove(Runnable listener) {
    listeners.remove(listener);
  }

  private void look() {
    try {
      String now = people.fingerprint();
      if (!now.equals(last)) {
        listeners.forEach(Runnable::run);
        last = now;
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot see whether people changed; looking again", e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
