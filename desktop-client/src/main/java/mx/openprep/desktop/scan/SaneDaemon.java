package mx.openprep.desktop.scan;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A SANE daemon of our own, on this machine's loopback only, with the two backends that need no
 * hardware: {@code test}, and {@code pnm}, which scans a picture file. Ends with this program, even
 * when this program is killed.
 */
public final class SaneDaemon implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final int PORT_ATTEMPTS = 5;
  // The daemon lives as long as our end of the pipe is open.
  private static final String LEASH =
      """
      exec 3<&0
      "$@" 3<&- &
      daemon=$!
      { read -r nothing <&3; kill $daemon; } &
      leash=$!
      wait $daemon
      kill $leash
      """;

  private final Path directory;
  private final int port;
  private final Process process;

  private SaneDaemon(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /** Where saned is on this machine; empty when SANE's daemon is not installed. */
  public static Optional<Path> installed() {
    // Not on every user's path.
    Stream<Path> usual = Stream.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)).map(Path::of), usual)
        .map(folder -> folder.resolve("saned"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a daemon on a free port and returns when it answers.
   *
   * @param directory for its configuration and log; made if absent
   * @throws IOException if saned is not installed or does not come up
   */
  public static SaneDaemon start(Path directory) throws IOException {
    IOException last = new IOException("no free port");
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      try {
        return start(directory, freePort());
      } catch (IOException e) {
        // Another program may have taken the port meanwhile.
        last = e;
      }
    }
    throw last;
  }

  static SaneDaemon start(Path directory, int port) throws IOException {
    Path saned = installed().orElseThrow(() -> new IOException("saned is not installed"));
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("dll.conf"), "test\npnm\n");
    Files.writeString(directory.resolve("test.conf"), "number_of_devices 1\n");
    Files.writeString(directory.resolve("saned.conf"), "127.0.0.1\n");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "sh",
                "-c",
                LEASH,
                "sh",
                saned.toString(),
                "-l",
                "-e",
                "-b",
                "127.0.0.1",
                "-p",
                Integer.toString(port)));
    builder.environment().put("SANE_CONFIG_DIR", directory.toAbsolutePath().toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("saned.log").toFile());
    SaneDaemon daemon = new SaneDaemon(directory, port, builder.start());
    daemon.awaitAnswer();
    return daemon;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!answers()) {
      if (ended(Duration.ofMillis(20)) || System.nanoTime() > deadline) {
        close();
        throw new IOException(
            "saned did not start: " + Files.readString(directory.resolve("saned.log")).strip());
      }
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  public int port() {
    return port;
  }

  Path directory() {
    return directory;
  }

  /** For a device of this daemon: {@code pnm:0} or {@code test:0}. */
  public SaneSettings settings(String device) {
    return SaneSettings.of(port, device);
  }

  /** Ends it without a farewell, with every session it serves. */
  void kill() {
    // The whole family before the first dies: orphans are no longer found.
    List<ProcessHandle> family = process.descendants().toList();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> member.onExit().join());
    ended(STOP);
  }

  /** Sends a signal, such as {@code STOP}, to it and to every session it serves. */
  void signal(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    process.descendants().map(member -> Long.toString(member.pid())).forEach(command::add);
    new ProcessBuilder(command).start().waitFor();
  }

  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // Its end is closed already: it has ended.
    }
    if (!ended(STOP)) {
      process.destroyForcibly();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
