package mx.openprep.desktop.sync;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Beats whenever something may have changed that somebody waits for. */
final class Pulse {
  static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition beaten = lock.newCondition();
  private long beats;

  void beat() {
    lock.lock();
    try {
      beats++;
      beaten.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Read before looking for work: work that comes after is then not missed. */
  long beats() {
    lock.lock();
    try {
      return beats;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it is fulfilled, which is looked at with each beat, or the time is over. */
  void await(BooleanSupplier fulfilled, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (left > 0 && !fulfilled.getAsBoolean()) {
        left = beaten.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
