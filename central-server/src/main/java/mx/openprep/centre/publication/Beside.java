package mx.openprep.centre.publication;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work with the database that is done while a cut is rendered. What goes wrong in it is thrown
 * where the work is waited for.
 */
final class Beside<T> {
  private final FutureTask<T> work;

  /** What is to be done. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  private Beside(FutureTask<T> work) {
    this.work = work;
  }

  static <T> Beside<T> begin(String name, Work<T> work) {
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread.ofVirtual().name(name).start(task);
    return new Beside<>(task);
  }

  /** Waits until it is done. */
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
