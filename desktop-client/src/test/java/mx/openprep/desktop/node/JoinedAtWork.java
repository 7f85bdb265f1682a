package mx.openprep.desktop.node;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.lan.HostAddress;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.lan.HostTiming;
import mx.openprep.desktop.lan.KnownHost;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.DigitizeResponse;

/**
 * A joined workstation under load in a process of its own: receives, scans and captures for ever,
 * logs in again when the host is a new one, and says what was acknowledged.
 */
final class JoinedAtWork {
  static final String ACKNOWLEDGED = "acknowledged ";
  static final String LOST = "lost";
  static final String PRESENT = "present";
  static final String END = " .";

  private final ElectionPackage election;
  private final Channel host;
  private final String person;
  private final PrintStream parent;
  private final Random random;
  private Client client;

  private JoinedAtWork(ElectionPackage election, Channel host, String person, PrintStream parent) {
    this.election = election;
    this.host = host;
    this.person = person;
    this.parent = parent;
    this.random = new Random(person.hashCode());
    this.client = Client.nobody(host);
  }

  /** Arguments: the election package, the identity's directory, the host's port, the person. */
  public static void main(String[] arguments) throws Exception {
    ElectionPackage election = ElectionPackageReader.read(Path.of(arguments[0]));
    StationIdentity identity = StationIdentity.load(Path.of(arguments[1])).orElseThrow();
    HostAddress address = new HostAddress("127.0.0.1", Integer.parseInt(arguments[2]));
    PrintStream parent = System.out;
    HostLink link =
        new HostLink(
            identity,
            new KnownHost(identity.name(), "", address, time -> List.of()),
            HostTiming.standard(),
            Clock.systemUTC());
    Channel host = link.open();
    BlockingQueue<Boolean> present = new LinkedBlockingQueue<>();
    link.watch(state -> {
      boolean here = state instanceof HostState.Present;
      say(parent, (here ? PRESENT : LOST) + " " + System.currentTimeMillis());
      if (here) {
        present.add(true);
      }
    });
    JoinedAtWork work = new JoinedAtWork(election, host, arguments[3], parent);
    while (true) {
      work.once(present);
    }
  }

  private static synchronized void say(PrintStream parent, String what) {
    parent.println(what + END);
    parent.flush();
  }

  private void once(BlockingQueue<Boolean> present) throws InterruptedException {
    try {
      List<ExpectedActa> actas = election.actas(TestElections.CATD);
      ExpectedActa acta = actas.get(random.nextInt(Math.min(actas.size(), LanCrashIT.ACTAS)));
      switch (random.nextInt(3)) {
        case 0 -> {
          client.receive(acta);
          say(parent, ACKNOWLEDGED + "received " + acta.id());
        }
        case 1 -> {
          byte[] content = new byte[60_000];
          random.nextBytes(content);
          byte[] jpeg = Client.jpeg(HexFormat.of().formatHex(content));
          DigitizeResponse answer = client.digitize(jpeg, TestElections.qr(election, acta));
          // Of an acta that has an image another one is not kept, and the answer says so.
          if (!answer.getImage().isEmpty()) {
            say(parent, ACKNOWLEDGED + "image " + ImageHash.of(jpeg).hex());
          }
        }
        default -> {
          CaptureTask task = client.capture.claim(ClaimRequest.getDefaultInstance());
          client.submit(task, 7);
          String image = HexFormat.of().formatHex(task.getImage().toByteArray());
          say(
              parent,
              ACKNOWLEDGED + "captured " + task.getActa().getActa() + " " + person + " " + image);
        }
      }
    } catch (StatusRuntimeException e) {
      MessageCode code = RefusalStatus.of(e).orElseThrow(() -> e).code();
      switch (code) {
        case SESSION_MISSING -> logIn();
        case HOST_LOST -> {
          present.clear();
          present.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        default -> {}
      }
    }
  }

  private void logIn() {
    try {
      client = Client.logIn(host, person);
    } catch (StatusRuntimeException e) {
      say(parent, "not in " + e.getStatus().getCode());
    }
  }
}
