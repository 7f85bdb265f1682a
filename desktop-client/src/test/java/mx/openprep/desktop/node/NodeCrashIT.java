package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node at work is killed with SIGKILL, again and again on the same store: everything it had
 * acknowledged is there, in one unbroken chain, and work goes on.
 */
class NodeCrashIT {
  private static final Logger LOG = LoggerFactory.getLogger(NodeCrashIT.class);
  private static final int KILLS = 12;
  private static final int ACTAS = 2_000;

  @TempDir Path directory;

  /** What the child said was done: an entry of the journal, or an image. */
  private record Acknowledged(long sequence, EventHash event, Optional<ImageHash> image) {
    /** Empty for a line of the log, and for one that the kill cut short. */
    static Optional<Acknowledged> parse(String line) {
      if (!line.startsWith(NodeAtWork.ACKNOWLEDGED) || !line.endsWith(NodeAtWork.END)) {
        return Optional.empty();
      }
      String[] parts = line.split(" ", -1);
      return Optional.of(
          new Acknowledged(
              Long.parseLong(parts[1]),
              new EventHash(parts[2]),
              Optional.of(parts[3]).filter(hash -> !hash.isEmpty()).map(ImageHash::new)));
    }
  }

  @Test
  void killedAtAnyMomentItLosesNothingItAcknowledged() throws IOException {
    Path packageDirectory = Files.createDirectory(directory.resolve("package"));
    ElectionPackage election = TestElections.withMoreActas(packageDirectory, ACTAS);
    NodeConfiguration configuration = NodeAtWork.configuration(directory.resolve("node"));
    Random random = new Random(7);
    int acknowledged = 0;
    int killed = 0;
    while (killed < KILLS) {
      List<Acknowledged> said = workUntilKilled(election, packageDirectory, 5 + random.nextInt(60));
      try (Node node = Node.open(configuration, election, Clock.systemUTC())) {
        verify(node, said);
        goOn(node);
      }
      acknowledged += said.size();
      killed++;
    }
    LOG.warn("{} kills, {} acknowledged, 0 lost", killed, acknowledged);
  }

  private List<Acknowledged> workUntilKilled(
      ElectionPackage election, Path packageDirectory, int after) throws IOException {
    NodeConfiguration configuration = NodeAtWork.configuration(directory.resolve("node"));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeAtWork.class.getName(),
                packageDirectory.toString(),
                directory.resolve("node").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = child.inputReader()) {
      List<Acknowledged> said = new ArrayList<>();
      while (said.size() < after) {
        String line = Optional.ofNullable(lines.readLine()).orElseThrow();
        Acknowledged.parse(line).ifPresent(said::add);
      }
      assertThatThrownBy(() -> Node.open(configuration, election, Clock.systemUTC()).close())
          .as("a store in use by another process")
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.STORE_IN_USE));
      // The child goes on while it is killed: it dies in the middle of whatever it does then.
      // Its handle leaves the pipe open, so that its last words are heard.
      child.toHandle().destroyForcibly();
      lines.lines().flatMap(line -> Acknowledged.parse(line).stream()).forEach(said::add);
      return said;
    } finally {
      child.destroyForcibly();
    }
  }

  private static void verify(Node node, List<Acknowledged> said) throws IOException {
    ChainVerifier verifier = new ChainVerifier(NodeFixture.NODE, Realm.PRACTICE, JournalHead.EMPTY);
    for (byte[] envelope : node.outbox().eventsAfter(0, Integer.MAX_VALUE)) {
      assertThat(verifier.accept(envelope)).isEmpty();
    }
    assertThat(verifier.head()).isEqualTo(node.outbox().head());
    Map<ImageHash, Path> waiting = new HashMap<>();
    for (Outbox.WaitingImage image : node.outbox().imagesWaiting(Integer.MAX_VALUE)) {
      assertThat(ImageHash.of(Files.readAllBytes(image.file()))).isEqualTo(image.image());
      waiting.put(image.image(), image.file());
    }
    for (Acknowledged one : said) {
      assertThat(node.outbox().hashOf(one.sequence())).contains(one.event());
      if (one.image().isPresent()) {
        assertThat(waiting).containsKey(one.image().get());
      }
    }
  }

  private static void goOn(Node node) {
    ManagedChannel channel = node.newChannel();
    Client.logIn(channel, "todo").digitize(Client.jpeg("después de la caída"), "");
    channel.shutdownNow();
  }
}
