package mx.openprep.centre.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * The PostgreSQL that a killed centre leaves running. It holds the data directory, so it is shut
 * down cleanly before a new one starts.
 */
final class LeftoverPostmaster {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final String PID_FILE = "postmaster.pid";
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  private LeftoverPostmaster() {}

  /** The port of the database that runs on this cluster, as its {@code postmaster.pid} says. */
  static Optional<Integer> port(Path cluster) {
    return running(cluster).map(p -> Integer.valueOf(lines(cluster).get(PORT_LINE).strip()));
  }

  /** What runs on this cluster, if anything. */
  static Optional<ProcessHandle> process(Path cluster) {
    return running(cluster);
  }

  /**
   * Shuts down what runs on this cluster, if anything.
   *
   * @throws Refusal STORE_IN_USE when it does not end
   */
  static void stop(Path cluster) {
    Optional<ProcessHandle> postmaster = running(cluster);
    if (postmaster.isPresent()) {
      interrupt(postmaster.get());
      awaitEnd(postmaster.get(), cluster);
    }
  }

  /** SIGINT is PostgreSQL's fast shutdown; what ProcessHandle sends would wait for its clients. */
  private static void interrupt(ProcessHandle postmaster) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid()).start().onExit().join();
    } catch (IOException e) {
      throw inUse(postmaster, e);
    }
  }

  /** It takes its file away last; its process may linger where nobody collects orphans. */
  private static void awaitEnd(ProcessHandle postmaster, Path cluster) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (postmaster.isAlive() && Files.exists(cluster.resolve(PID_FILE))) {
      try {
        postmaster.onExit().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() > deadline) {
          throw inUse(postmaster, e);
        }
      } catch (ExecutionException e) {
        throw inUse(postmaster, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw inUse(postmaster, e);
      }
    }
  }

  private static Refusal inUse(ProcessHandle postmaster, Exception cause) {
    return new Refusal(MessageCode.STORE_IN_USE, cause, "PostgreSQL " + postmaster.pid());
  }

  /** After a restart of the machine the number may be another program's: its name decides. */
  private static Optional<ProcessHandle> running(Path cluster) {
    List<String> lines = lines(cluster);
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
        .filter(p -> p.info().command().orElse("").contains("postgres"));
  }

  private static List<String> lines(Path cluster) {
    try {
      return Files.readAllLines(cluster.resolve(PID_FILE));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, cluster.toString());
    }
  }
}
