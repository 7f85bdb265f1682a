package mx.openprep.desktop.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import mx.openprep.desktop.lan.HostDoor;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;

/** The host that {@link LanCrashIT} kills: it serves until then. */
final class HostAtWork {
  static final String READY = "ready";

  private HostAtWork() {}

  /** Arguments: the election package, the host's directory with its identity, the port. */
  public static void main(String[] arguments) throws Exception {
    ElectionPackage election = ElectionPackageReader.read(Path.of(arguments[0]));
    Path directory = Path.of(arguments[1]);
    StationIdentity identity = StationIdentity.load(directory).orElseThrow();
    try (Node node = Node.open(LanCrashIT.host(directory), election, Clock.systemUTC())) {
      node.people().replace(TestPeople.all());
      try (HostDoor door =
          HostDoor.open(
              node,
              identity,
              new PackageStore(directory),
              new InetSocketAddress(
                  InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[2])),
              Clock.systemUTC())) {
        System.out.println(READY + " " + door.port());
        System.out.flush();
        new CountDownLatch(1).await();
      }
    }
  }
}
