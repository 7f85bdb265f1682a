package mx.openprep.installer.demo;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Things that go on at the same time and end together: when one fails, so do all. */
final class Together {
  private Together() {}

  static void run(List<Callable<Void>> works) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
      works.forEach(ended::submit);
      for (int i = 0; i < works.size(); i++) {
        ended.take().get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
