package mx.openprep.desktop.node;

import static mx.openprep.desktop.node.Client.jpeg;
import static mx.openprep.desktop.node.Client.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that fills and is emptied again; mounting it takes root. */
class DiskFullIT {
  private static final int DISK_MEGABYTES = 64;

  @TempDir Path directory;
  private Path disk;
  private final ElectionPackage election = TestElections.mini();

  @BeforeEach
  void mountASmallDisk() throws IOException, InterruptedException {
    disk = Files.createDirectory(directory.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", disk.toString())
            == 0,
        "mounting a small disk takes root");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", "-l", disk.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private NodeConfiguration configuration() {
    return new NodeConfiguration(
        disk.resolve("node"), NodeFixture.NODE, TestElections.CATD, Realm.PRACTICE);
  }

  @Test
  void workIsRefusedWhileTheReserveIsTouchedAndGoesOnAfterwards()
      throws IOException, InterruptedException {
    try (Node node = Node.open(configuration(), election, Clock.systemUTC())) {
      node.people().replace(TestPeople.all());
      ManagedChannel channel = node.newChannel();
      Client client = Client.logIn(channel, "todo");
      BlockingQueue<NodeStatus.Link> links = watch(client);
      ExpectedActa acta = election.actas(TestElections.CATD).getFirst();
      client.receive(acta);
      long before = node.outbox().head().sequence();

      Path ballast = fill(StoreSpace.RESERVE - (4 << 20));
      assertThat(refusal(() -> client.digitize(jpeg("llena"), TestElections.qr(election, acta))))
          .contains(MessageCode.DISK_FULL);
      assertThat(refusal(() -> client.receive(election.actas(TestElections.CATD).get(1))))
          .contains(MessageCode.DISK_FULL);
      await(links, NodeStatus.Link.STORE_FULL);
      assertThat(node.outbox().head().sequence()).isEqualTo(before);
      assertThat(node.outbox().imagesWaiting(1)).isEmpty();

      Files.delete(ballast);
      await(links, NodeStatus.Link.OFFLINE);
      assertThat(
              client.digitize(jpeg("llena"), TestElections.qr(election, acta)).getActa().getState())
          .isEqualTo("DIGITALIZADA");
      verify(node);
      channel.shutdownNow();
    }
  }

  /** Somebody else fills the disk to the last byte while the engine writes. */
  @Test
  void anEngineThatMetTheEndOfTheDiskIsReopenedAndLosesNothing() throws IOException {
    try (Node node = Node.open(configuration(), election, Clock.systemUTC(), 0)) {
      node.people().replace(TestPeople.all());
      ManagedChannel channel = node.newChannel();
      Client client = Client.logIn(channel, "todo");
      List<ExpectedActa> actas = election.actas(TestElections.CATD);
      for (int round = 0; round < 3; round++) {
        client.receive(actas.get(round));
        JournalHead acknowledged = node.outbox().head();

        Path ballast = fill(0);
        Optional<MessageCode> refused = Optional.empty();
        for (int i = 0; i < 2_000 && refused.isEmpty(); i++) {
          byte[] image = jpeg(round + " " + i + "x".repeat(40_000));
          refused = refusal(() -> client.digitize(image, ""));
        }
        assertThat(refused).contains(MessageCode.DISK_FULL);
        int stored = node.outbox().imagesWaiting(10_000).size();
        for (int i = 0; i < 20; i++) {
          refusal(() -> Client.logIn(channel, "capturista1"));
        }

        Files.delete(ballast);
        assertThat(node.outbox().hashOf(acknowledged.sequence())).contains(acknowledged.hash());
        assertThat(node.outbox().imagesWaiting(10_000)).hasSize(stored);
        client.digitize(jpeg("otra vez " + round), "");
        verify(node);
      }
      channel.shutdownNow();
    }
  }

  private static BlockingQueue<NodeStatus.Link> watch(Client client) {
    BlockingQueue<NodeStatus.Link> links = new LinkedBlockingQueue<>();
    client.node.watchStatus(
        WatchStatusRequest.getDefaultInstance(),
        new StreamObserver<>() {
          @Override
          public void onNext(NodeStatus status) {
            links.add(status.getLink());
          }

          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onCompleted() {}
        });
    return links;
  }

  private static void await(BlockingQueue<NodeStatus.Link> links, NodeStatus.Link wanted)
      throws InterruptedException {
    NodeStatus.Link link;
    do {
      link = links.poll(20, TimeUnit.SECONDS);
      assertThat(link).as("waiting for %s", wanted).isNotNull();
    } while (link != wanted);
  }

  /** Fills the disk until only so many bytes are left. */
  private Path fill(long left) throws IOException {
    Path ballast = disk.resolve("ballast");
    byte[] block = new byte[64 << 10];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (Files.getFileStore(disk).getUsableSpace() > left) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
    return ballast;
  }

  private static void verify(Node node) {
    ChainVerifier verifier = new ChainVerifier(NodeFixture.NODE, Realm.PRACTICE, JournalHead.EMPTY);
    for (byte[] envelope : node.outbox().eventsAfter(0, Integer.MAX_VALUE)) {
      assertThat(verifier.accept(envelope)).isEmpty();
    }
    assertThat(verifier.head()).isEqualTo(node.outbox().head());
  }
}
