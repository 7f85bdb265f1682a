package mx.openprep.installer.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Another program of ours, run as a process of its own so that it can be killed like one. */
final class ChildProgram implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final String name;
  private final List<String> command;
  private final Path log;
  private volatile Process process;

  private ChildProgram(String name, List<String> command, Path log, Process process) {
    this.name = name;
    this.command = command;
    this.log = log;
    this.process = process;
  }

  /** Starts Java with our own flags; what it prints goes to the log file. */
  static ChildProgram java(String name, Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaFlags.OF_OUR_PROGRAMS);
    command.addAll(arguments);
    ChildProgram program = new ChildProgram(name, List.copyOf(command), log, start(command, log));
    // Whatever ends the demo ends what it started.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(program::close));
    return program;
  }

  private static Process start(List<String> command, Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** {@code kill -9}: the program gets no chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void startAgain() throws IOException {
    process = start(command, log);
  }

  /** Waits for the program to end by itself, however it does. */
  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /**
   * Waits for the program to end by itself.
   *
   * @throws DemoFailure when it ends with an error, with the end of its log
   */
  void awaitSuccess() throws InterruptedException {
    process.waitFor();
    checkWell();
  }

  /** Throws when the program has ended with an error. */
  void checkWell() {
    if (!process.isAlive() && process.exitValue() != 0) {
      throw failed();
    }
  }

  private DemoFailure failed() {
    return new DemoFailure(name + " ended with " + process.exitValue() + ".\n" + lastLines());
  }

  /**
   * Waits until the condition holds.
   *
   * @throws DemoFailure when the program ends before, with the end of its log, or time runs out
   */
  void awaitReady(BooleanSupplier ready, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!ready.getAsBoolean()) {
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw failed();
      }
      if (System.nanoTime() > end) {
        throw new DemoFailure(name + " is not ready after " + seconds + " s.\n" + lastLines());
      }
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return Optional.ofNullable(e.getMessage()).orElse("no log");
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
