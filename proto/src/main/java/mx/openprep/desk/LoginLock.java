package mx.openprep.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Slows guessing down: five failures under a name close it for five minutes, known or not. */
public final class LoginLock {
  public static final int FAILURES = 5;
  public static final Duration CLOSED = Duration.ofMinutes(5);

  // Names are whatever somebody types: the list of them has an end.
  private static final int NAMES = 10_000;

  private final Clock clock;
  private final Map<String, Failures> names = new LinkedHashMap<>();

  private record Failures(int count, Instant last) {}

  public LoginLock(Clock clock) {
    this.clock = clock;
  }

  public synchronized void requireOpen(String name) {
    Failures failures = names.get(name);
    if (failures == null) {
      return;
    }
    if (!clock.instant().isBefore(failures.last().plus(CLOSED))) {
      names.remove(name);
    } else if (failures.count() >= FAILURES) {
      throw new Refusal(MessageCode.LOGIN_LOCKED);
    }
  }

  public synchronized void failed(String name) {
    Failures before = names.remove(name);
    names.put(name, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
    if (names.size() > NAMES) {
      names.remove(names.keySet().iterator().next());
    }
  }

  public synchronized void succeeded(String name) {
    names.remove(name);
  }
}
