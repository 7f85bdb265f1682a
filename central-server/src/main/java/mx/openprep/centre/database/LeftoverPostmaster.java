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
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  private LeftoverPostmaster() {}

  /** The port of the database that runs on this cluster, as its {@code postmaster.pid} says. */
  static Optional<Integer> port(Path cluster) {
    return running(cluster).map(p -> Integer.valueOf(lines(cluster).get(PORT_LINE).strip()));
  }

  static void stop(Path cluster) {
    running(cluster).ifPresent(LeftoverPostmaster::stop);
  }

  private static void stop(ProcessHandle postmaster) {
    try {
      // SIGINT is PostgreSQL's fast shutdown; what ProcessHandle sends would wait for its clients.
      new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
      postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new Refusal(MessageCode.STORE_IN_USE, e, "PostgreSQL " + postmaster.pid());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(MessageCode.STORE_IN_USE, e, "PostgreSQL " + postmaster.pid());
    }
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
      return Files.readAllLines(cluster.resolve("postmaster.pid"));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, cluster.toString());
    }
  }
}
