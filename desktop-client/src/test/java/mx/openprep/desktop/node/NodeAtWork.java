package mx.openprep.desktop.node;

import io.grpc.ManagedChannel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Supplier;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.Realm;
import mx.openprep.v1.ClaimRequest;

/** The process that {@link NodeCrashIT} kills: it works for ever and says what was acknowledged. */
final class NodeAtWork {
  static final String ACKNOWLEDGED = "acknowledged ";
  static final String END = " .";

  private NodeAtWork() {}

  static NodeConfiguration configuration(Path directory) {
    return new NodeConfiguration(directory, NodeFixture.NODE, TestElections.CATD, Realm.PRACTICE);
  }

  /** Arguments: the election package, the node's directory. */
  public static void main(String[] arguments) throws Exception {
    ElectionPackage election = ElectionPackageReader.read(Path.of(arguments[0]));
    PrintStream parent = System.out;
    try (Node node = Node.open(configuration(Path.of(arguments[1])), election, Clock.systemUTC())) {
      node.people().replace(TestPeople.all());
      ManagedChannel channel = node.newChannel();
      Client[] clients = {
        Client.logIn(channel, "todo"), Client.logIn(channel, "capturista1"),
      };
      Random random = new Random();
      while (true) {
        ExpectedActa acta = election.actas(TestElections.CATD).get(random.nextInt(2_000));
        Client client = clients[random.nextInt(clients.length)];
        Supplier<String> deed =
            switch (random.nextInt(3)) {
              case 0 -> () -> receive(clients[0], acta);
              case 1 -> () -> digitize(clients[0], TestElections.qr(election, acta), random);
              default -> () -> capture(client);
            };
        Client.refusal(() -> {
          String image = deed.get();
          JournalHead head = node.outbox().head();
          parent.println(ACKNOWLEDGED + head.sequence() + " " + head.hash() + " " + image + END);
          parent.flush();
        });
      }
    }
  }

  private static String receive(Client client, ExpectedActa acta) {
    client.receive(acta);
    return "";
  }

  private static String digitize(Client client, String qr, Random random) {
    byte[] content = new byte[100_000];
    random.nextBytes(content);
    byte[] jpeg = Client.jpeg(HexFormat.of().formatHex(content));
    return HexFormat.of().formatHex(client.digitize(jpeg, qr).getImage().toByteArray());
  }

  private static String capture(Client client) {
    client.submit(client.capture.claim(ClaimRequest.getDefaultInstance()), 7);
    return "";
  }
}
