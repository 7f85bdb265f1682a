package mx.openprep.centre.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.Centre;
import mx.openprep.centre.RealCentre;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The centre in a process of its own, on its own embedded PostgreSQL, so that it can be killed. */
final class CentreProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private CentreProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits until it says that it is ready. */
  static CentreProcess start(Path directory) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Centre.class.getName(),
                "--openprep.realm=DRILL",
                "--openprep.package=" + RealCentre.MINI,
                "--openprep.data-directory=" + directory,
                "--openprep.http-port=0",
                "--openprep.console.port=0",
                "--openprep.grpc-port=0",
                // Unpacked once for all tests.
                "--openprep.database.binaries="
                    + Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"),
                "--logging.level.mx.openprep=INFO"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new CentreProcess(process, awaitReady(process));
  }

  private static int awaitReady(Process process) throws IOException {
    int port = 0;
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Stations localhost:")) {
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      } else if (line.endsWith(" Ready")) {
        return port;
      }
    }
    throw new IOException("The centre did not start:\n" + said);
  }

  int port() {
    return port;
  }

  /** {@code kill -9}. Its PostgreSQL goes on running. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Whether a PostgreSQL runs on the data directory. */
  static boolean hasPostmaster(Path directory) {
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
