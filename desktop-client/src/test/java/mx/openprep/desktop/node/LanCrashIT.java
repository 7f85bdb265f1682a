package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.StationName;
import mx.openprep.desktop.station.TestIdentities;
import mx.openprep.desktop.sync.TestAuthority;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's process is killed with SIGKILL under the load of two joined workstations, each a
 * process of its own over real mTLS, and started again: what was acknowledged to them is there,
 * once, and they have come back by themselves.
 */
class LanCrashIT {
  static final int ACTAS = 600;

  private static final Logger LOG = LoggerFactory.getLogger(LanCrashIT.class);
  private static final int KILLS = Integer.getInteger("openprep.lan.kills", 4);
  private static final int BETWEEN = 60;
  private static final List<String> PEOPLE = List.of("todo", "capturista1");

  @TempDir Path directory;
  private final TestAuthority authority = new TestAuthority();

  static NodeConfiguration host(Path directory) {
    return new NodeConfiguration(
        directory, new NodeId(LanFixture.HOST), TestElections.CATD, Realm.PRACTICE);
  }

  /** A joined workstation's process and what it said. */
  private static final class Joined {
    final Process process;
    final LinkedBlockingQueue<String> fresh = new LinkedBlockingQueue<>();
    final List<String> said = new ArrayList<>();
    final CompletableFuture<Void> end;

    Joined(Process process, ExecutorService threads) {
      this.process = process;
      this.end = CompletableFuture.runAsync(this::listen, threads);
    }

    private void listen() {
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().filter(l -> l.endsWith(JoinedAtWork.END)).forEach(fresh::add);
      } catch (IOException | java.io.UncheckedIOException e) {
        LOG.debug("It was ended", e);
      }
    }

    /** Waits for so many acknowledgements more; answers the times at which the host was lost. */
    void await(String prefix, int count) throws InterruptedException {
      int found = 0;
      while (found < count) {
        String line = fresh.poll(120, TimeUnit.SECONDS);
        assertThat(line).as("waiting for '%s'", prefix).isNotNull();
        said.add(line);
        found += line.startsWith(prefix) ? 1 : 0;
      }
    }

    long lastTime(String prefix) {
      return said.stream()
          .filter(l -> l.startsWith(prefix))
          .reduce((a, b) -> b)
          .map(l -> Long.parseLong(l.split(" ", -1)[1]))
          .orElseThrow();
    }
  }

  @Test
  void killedUnderLoadTheHostLosesNothingAndTheOthersComeBack() throws Exception {
    Path packageFiles = Files.createDirectory(directory.resolve("package"));
    ElectionPackage election = TestElections.withMoreActas(packageFiles, ACTAS);
    Path hostDirectory = enrolled("host", LanFixture.HOST, election);
    long slowestLoss = 0;
    long slowestReturn = 0;
    List<Joined> stations = new ArrayList<>();
    Process host = null;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        host = startHost(packageFiles, hostDirectory, 0);
        int port = awaitPort(host);
        for (int i = 0; i < PEOPLE.size(); i++) {
          String station = "CATD-001-" + (char) ('B' + i);
          stations.add(
              new Joined(
                  java(
                      JoinedAtWork.class,
                      packageFiles.toString(),
                      enrolled(station, station, election).toString(),
                      String.valueOf(port),
                      PEOPLE.get(i)),
                  threads));
        }
        for (int kill = 0; kill < KILLS; kill++) {
          for (Joined station : stations) {
            station.await(JoinedAtWork.ACKNOWLEDGED, BETWEEN / stations.size());
          }
          long killed = System.currentTimeMillis();
          host.destroyForcibly().waitFor();
          for (Joined station : stations) {
            station.await(JoinedAtWork.LOST, 1);
            slowestLoss = Math.max(slowestLoss, station.lastTime(JoinedAtWork.LOST) - killed);
          }
          host = startHost(packageFiles, hostDirectory, port);
          assertThat(awaitPort(host)).isEqualTo(port);
          long ready = System.currentTimeMillis();
          for (Joined station : stations) {
            station.await(JoinedAtWork.PRESENT, 1);
            slowestReturn = Math.max(slowestReturn, station.lastTime(JoinedAtWork.PRESENT) - ready);
          }
        }
        for (Joined station : stations) {
          station.await(JoinedAtWork.ACKNOWLEDGED, BETWEEN / stations.size());
        }
      } finally {
        stations.forEach(station -> station.process.destroyForcibly());
        if (host != null) {
          host.destroyForcibly().waitFor();
        }
      }
      for (Joined station : stations) {
        station.end.get(30, TimeUnit.SECONDS);
        station.fresh.drainTo(station.said);
      }
    }
    assertThat(slowestLoss).as("ms until the loss was seen").isLessThan(2_000);
    verify(hostDirectory, election, stations, slowestLoss, slowestReturn);
  }

  private void verify(
      Path hostDirectory,
      ElectionPackage election,
      List<Joined> stations,
      long slowestLoss,
      long slowestReturn)
      throws Exception {
    Set<String> facts = new HashSet<>();
    try (Node node = Node.open(host(hostDirectory), election, Clock.systemUTC())) {
      ChainVerifier verifier =
          new ChainVerifier(new NodeId(LanFixture.HOST), Realm.PRACTICE, JournalHead.EMPTY);
      for (byte[] envelope : node.outbox().eventsAfter(0, Integer.MAX_VALUE)) {
        assertThat(verifier.accept(envelope)).isEmpty();
        fact(EventCodec.decode(envelope))
            .ifPresent(fact -> assertThat(facts.add(fact)).as("doubled: %s", fact).isTrue());
      }
      for (Outbox.WaitingImage image : node.outbox().imagesWaiting(Integer.MAX_VALUE)) {
        assertThat(ImageHash.of(Files.readAllBytes(image.file()))).isEqualTo(image.image());
      }
    }
    int acknowledged = 0;
    for (Joined station : stations) {
      for (String line : station.said) {
        if (line.startsWith(JoinedAtWork.ACKNOWLEDGED)) {
          acknowledged++;
          String fact =
              line.substring(
                  JoinedAtWork.ACKNOWLEDGED.length(), line.length() - JoinedAtWork.END.length());
          assertThat(facts).as("acknowledged and lost").contains(fact);
        }
      }
    }
    LOG.warn(
        "{} kills of the host under load, {} acknowledged to {} workstations, 0 lost, 0 doubled;"
            + " loss seen within {} ms, back {} ms after the host was ready",
        KILLS,
        acknowledged,
        stations.size(),
        slowestLoss,
        slowestReturn);
  }

  private static Optional<String> fact(Event event) {
    return switch (event.fact()) {
      case Fact.OfActa(ActaFact.Acopiada f) -> Optional.of("received " + f.acta());
      case Fact.OfActa(ActaFact.Captured f) ->
          Optional.of("captured " + f.acta() + " " + event.deed().person() + " " + f.image().hex());
      case Fact.ImageDigitized f -> Optional.of("image " + f.image().hex());
      default -> Optional.empty();
    };
  }

  private Path enrolled(String folder, String station, ElectionPackage election) {
    Path home = directory.resolve(folder);
    StationName name = LanFixture.name(Realm.PRACTICE, TestElections.CATD.value(), station);
    TestIdentities.enrolled(
        home,
        new CentreAddress("localhost", 1),
        name,
        election.hash(),
        key -> authority.chain(key, name, Instant.now().plusSeconds(3_600)));
    return home;
  }

  private static Process startHost(Path packageFiles, Path home, int port) throws IOException {
    return java(HostAtWork.class, packageFiles.toString(), home.toString(), String.valueOf(port));
  }

  private static int awaitPort(Process host) throws IOException {
    BufferedReader lines = host.inputReader();
    String line = Optional.ofNullable(lines.readLine()).orElseThrow();
    while (!line.startsWith(HostAtWork.READY)) {
      line = Optional.ofNullable(lines.readLine()).orElseThrow();
    }
    return Integer.parseInt(line.split(" ", -1)[1]);
  }

  private static Process java(Class<?> program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
