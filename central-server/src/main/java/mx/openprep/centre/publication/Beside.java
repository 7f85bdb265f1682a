package mx.openprep.centre.publication;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work with the database that is done while a cut is rendered or settles on the disk. What goes
 * wrong in it is thrown where the work is waited for.
 */
final class Beside<T> {
  private final String name;
  private final FutureTask<T> work;

  /** What is to be done. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** To be begun later. */
  Beside(String name, Work<T> work) {
    this.name = name;
    this.work = new FutureTask<>(work::run);
  }

  static <T> Beside<T> begun(String name, Work<T> work) {
    Beside<T> beside = new Beside<>(name, work);
    beside.begin();
    return beside;
  }

  void begin() {
    Thread.ofVirtual().name(name).start(work);
  }

  /** Waits until it is done; it must have been begun. */
  T await() {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("The database failed while a cut was made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a cut was made", e);
    }
  }
}
