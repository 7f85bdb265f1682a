package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works on many files of a cut at once. After the first failure the rest is given up. */
final class Writers implements AutoCloseable {
  // Files are made durable together, so few of them wait for the disk; more crowd at the folder.
  private static final int THREADS = 16;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("cut-writer-", 0).factory());
  private final Queue<Future<?>> later = new ConcurrentLinkedQueue<>();

  /** A step that writes. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** Does all of it and waits. */
  void all(List<Work> work) throws IOException {
    List<Future<?>> running = new ArrayList<>(work.size());
    for (Work one : work) {
      running.add(threads.submit(callable(one)));
    }
    for (Future<?> one : running) {
      await(one);
    }
  }

  /** Does it some time before {@link #finish} returns. */
  void later(Work work) {
    later.add(threads.submit(callable(work)));
  }

  /** Waits for what was put off. */
  void finish() throws IOException {
    for (Future<?> one = later.poll(); one != null; one = later.poll()) {
      await(one);
    }
  }

  private static Callable<Void> callable(Work work) {
    return () -> {
      work.run();
      return null;
    };
  }

  private static void await(Future<?> work) throws IOException {
    try {
      work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("A file of the cut could not be rendered", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while writing a cut", e);
    }
  }

  /** Gives up what has not begun and waits for what has. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
