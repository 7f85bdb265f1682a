package mx.openprep.centre.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.centre.Centre;
import mx.openprep.centre.RealCentre;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The centre in a process of its own, on its own embedded PostgreSQL, so that it can be killed. */
public final class CentreProcess implements AutoCloseable {
  /** Where the embedded PostgreSQL is unpacked once for all tests. */
  public static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

  private final Process process;
  private final int port;
  private final int portalPort;

  private CentreProcess(Process process, int port, int portalPort) {
    this.process = process;
    this.port = port;
    this.portalPort = portalPort;
  }

  /** Starts it and waits until it says that it is ready. */
  public static CentreProcess start(Path directory, String... more) throws IOException {
    return start(List.of(), directory, more);
  }

  /**
   * Starts it.
   *
   * @param before a program and its arguments, which runs the rest of its command line
   */
  public static CentreProcess start(List<String> before, Path directory, String... more)
      throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(
                "--openprep.realm=DRILL",
                "--openprep.package=" + RealCentre.MINI,
                "--openprep.data-directory=" + directory,
                "--openprep.http-port=0",
                "--openprep.console.port=0",
                "--openprep.management.port=0",
                "--openprep.grpc-port=0",
                "--openprep.database.binaries=" + BINARIES),
            Arrays.stream(more))
        .map(argument -> argument.split("=", 2))
        .forEach(pair -> properties.put(pair[0], pair[1]));
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(System.getProperty("openprep.centre.jvm", "-Xmx256m").split(" ", -1)));
    command.addAll(List.of("-cp", classPath(), Centre.class.getName()));
    properties.forEach((name, value) -> command.add(name + "=" + value));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return awaitReady(process);
  }

  /** Without what tests say of logging. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static CentreProcess awaitReady(Process process) throws IOException {
    int port = 0;
    int portalPort = 0;
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Stations localhost:")) {
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      } else if (line.contains("Portal http://localhost:")) {
        portalPort = Integer.parseInt(line.replaceAll(".*:(\\d+)/$", "$1"));
      } else if (line.endsWith(" Ready")) {
        drain(out);
        return new CentreProcess(process, port, portalPort);
      }
    }
    throw new IOException("The centre did not start:\n" + said);
  }

  /** Else it would wait for a reader when it has much to say. */
  private static void drain(BufferedReader out) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (out.readLine() != null) {
              // Its log has it too.
            }
          } catch (IOException e) {
            // The process has ended.
          }
        });
  }

  public int port() {
    return port;
  }

  public int portalPort() {
    return portalPort;
  }

  public long pid() {
    return process.pid();
  }

  /** {@code kill -9}. Its PostgreSQL goes on running. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** {@code kill -9} of its PostgreSQL, all of it at once or the one process alone. */
  public static void killPostgres(Path directory) throws IOException {
    ProcessHandle postmaster =
        LeftoverPostmaster.process(DatabaseConfiguration.embedded(directory).resolve("cluster"))
            .orElseThrow();
    new ProcessBuilder("kill", "-9", Long.toString(postmaster.pid())).start().onExit().join();
  }

  /** Asks it to end as a service manager does; its exit code. */
  public int terminate(long seconds) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("It goes on after " + seconds + " s");
    }
    return process.exitValue();
  }

  /** Whether a PostgreSQL runs on the data directory. */
  public static boolean hasPostmaster(Path directory) {
    return LeftoverPostmaster.port(DatabaseConfiguration.embedded(directory).resolve("cluster"))
        .isPresent();
  }

  /** Why a second centre does not start on the directory of one that runs. */
  static MessageCode refusalOfSecond(Path directory) {
    try {
      EmbeddedDatabase.start(DatabaseConfiguration.embedded(directory), Optional.empty()).close();
      throw new AssertionError("Two centres on one directory");
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
