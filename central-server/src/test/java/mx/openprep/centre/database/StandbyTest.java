package mx.openprep.centre.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.StationKeys;
import mx.openprep.v1.EnrolResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two real clusters, the second a synchronous standby of the first, as the runbook tells to set
 * them up; the first is killed while nodes send and the second takes its place.
 */
@Timeout(180)
@ExtendWith(CentreExtension.class)
class StandbyTest {
  private static final Logger LOG = LoggerFactory.getLogger(StandbyTest.class);

  /** One PostgreSQL from the embedded programs, which know nothing of pg_basebackup. */
  private record Cluster(Path data, int port) {
    /** Any of the shared programs does; PostgreSQL does not run as root, a namespace helps. */
    static void run(String program, String... arguments) throws IOException, InterruptedException {
      Path bin;
      try (Stream<Path> unpacked =
          Files.list(Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"))) {
        bin =
            unpacked
                .map(directory -> directory.resolve("bin"))
                .filter(directory -> Files.exists(directory.resolve(program)))
                .findFirst()
                .orElseThrow();
      }
      List<String> command = new ArrayList<>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("unshare", "--user"));
      }
      command.add(bin.resolve(program).toString());
      command.addAll(Arrays.asList(arguments));
      Path log = Files.createTempFile("openprep-postgres", ".log");
      int exit =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      assertThat(exit).as("%s: %s", command, Files.readString(log)).isZero();
      Files.delete(log);
    }

    void configure(String... lines) throws IOException {
      List<String> all =
          new ArrayList<>(
              List.of(
                  "port = " + port,
                  "listen_addresses = '127.0.0.1'",
                  "unix_socket_directories = ''",
                  "shared_buffers = 32MB"));
      all.addAll(Arrays.asList(lines));
      Files.write(data.resolve("postgresql.conf"), all, StandardOpenOption.APPEND);
    }

    void start() throws IOException, InterruptedException {
      run("pg_ctl", "-D", data.toString(), "-w", "-l", data + ".log", "start");
    }

    void stop() throws IOException, InterruptedException {
      run("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
    }

    /** All its processes end when the first one does. */
    void kill() throws IOException {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      new ProcessBuilder("kill", "-9", pid).start().onExit().join();
    }

    JdbcClient jdbc() {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
      source.setUser("postgres");
      return JdbcClient.create(source);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            to.resolve(from.relativize(file).toString()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void theStandbyHasEverythingThatWasAcknowledged(@TempDir Path directory, SharedPostgres unpacked)
      throws Exception {
    Cluster first = new Cluster(directory.resolve("first"), freePort());
    Cluster second = new Cluster(directory.resolve("second"), freePort());
    Cluster.run(
        "initdb",
        "-D",
        first.data().toString(),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync");
    // A cluster that never ran is as good a base copy as any.
    copy(first.data(), second.data());
    first.configure("synchronous_standby_names = 'second'");
    second.configure(
        "primary_conninfo = 'host=127.0.0.1 port="
            + first.port()
            + " user=postgres"
            + " application_name=second'");
    Files.createFile(second.data().resolve("standby.signal"));
    first.start();
    second.start();
    try (RealCentre centre =
            RealCentre.start(
                directory.resolve("centre"),
                "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                    .formatted(first.port(), second.port()));
        Senders senders = new Senders()) {
      assertThat(
              first
                  .jdbc()
                  .sql("select sync_state from pg_stat_replication")
                  .query(String.class)
                  .single())
          .isEqualTo("sync");
      for (int i = 0; i < 3; i++) {
        StationKeys keys = StationKeys.random();
        EnrolResponse enrolled =
            centre.enrol(centre.enrolmentCode("--catd", "CATD-001").getOrDefault("code", ""), keys);
        senders.add(centre.connect(enrolled, keys), station -> centre.connect(enrolled, keys));
      }
      senders.awaitMore(500);
      long killed = System.nanoTime();
      first.kill();
      second.jdbc().sql("select pg_promote()").query(Boolean.class).single();
      senders.awaitMore(300);
      LOG.warn(
          "The standby took over under load; {} ms after the kill 300 events more were"
              + " acknowledged",
          (System.nanoTime() - killed) / 1_000_000);
      JdbcClient held = second.jdbc();
      senders.requireEachOnce(node ->
          held.sql("select envelope from event where node = ? order by position")
              .param(node)
              .query(byte[].class)
              .list());
    } finally {
      second.stop();
    }
  }
}
