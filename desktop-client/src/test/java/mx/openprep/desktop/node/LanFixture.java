package mx.openprep.desktop.node;

import io.grpc.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.desktop.lan.HostAddress;
import mx.openprep.desktop.lan.HostDoor;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostTiming;
import mx.openprep.desktop.lan.KnownHost;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.desktop.sync.TestAuthority;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.files.DurableFiles;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;

/** A host on this machine behind real TLS, and workstations that join it. */
final class LanFixture implements AutoCloseable {
  static final Duration GRACE = Duration.ofMillis(300);
  static final String HOST = "CATD-001-A";

  /** A call waits no longer than a test likes to. */
  static final HostTiming TIMING =
      new HostTiming(
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMillis(1_500),
          Duration.ofMillis(500),
          Duration.ofMillis(20),
          Duration.ofMillis(200));

  final TestAuthority authority = new TestAuthority();
  final ElectionPackage election;
  final StationIdentity identity;
  private final Path directory;
  private final List<HostLink> links = new ArrayList<>();
  private Node node;
  private HostDoor door;

  LanFixture(Path directory, Path packageFiles, ElectionPackage election) {
    this.directory = directory;
    this.election = election;
    this.identity = identity(HOST);
    try {
      ByteArrayOutputStream zip = new ByteArrayOutputStream();
      ElectionPackageReader.zip(packageFiles, zip);
      DurableFiles.createDirectories(directory);
      new PackageStore(directory).keep(zip.toByteArray(), election.hash());
    } catch (IOException | FaultyPackageException e) {
      throw new IllegalStateException(e);
    }
    node = openNode();
    door = openDoor(0);
  }

  private Node openNode() {
    Node opened =
        Node.open(
            new NodeConfiguration(directory, new NodeId(HOST), TestElections.CATD, Realm.PRACTICE),
            election,
            Clock.systemUTC(),
            StoreSpace.RESERVE,
            GRACE);
    opened.people().replace(TestPeople.all());
    return opened;
  }

  private HostDoor openDoor(int port) {
    return HostDoor.open(
        node,
        identity,
        new PackageStore(directory),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        Clock.systemUTC());
  }

  static StationName name(Realm realm, String catd, String station) {
    return new StationName(realm, new CatdId(catd), new NodeId(station));
  }

  StationIdentity identity(String station) {
    return authority.identity(
        name(Realm.PRACTICE, TestElections.CATD.value(), station),
        election.hash(),
        Instant.now().plus(Duration.ofHours(1)));
  }

  Node node() {
    return node;
  }

  int port() {
    return door.port();
  }

  HostLink link(StationIdentity joined) {
    KnownHost host =
        new KnownHost(joined.name(), "", new HostAddress("127.0.0.1", port()), time -> List.of());
    HostLink link = new HostLink(joined, host, TIMING, Clock.systemUTC());
    links.add(link);
    return link;
  }

  /** The channel of a workstation that has just joined. */
  Channel join(String station) {
    return link(identity(station)).open();
  }

  /** The host's program ends and starts again; its port stays. */
  void restart() {
    int port = port();
    door.close();
    node.close();
    node = openNode();
    door = openDoor(port);
  }

  void closeDoor() {
    door.close();
  }

  void reopenDoor(int port) {
    door = openDoor(port);
  }

  List<Event> events() {
    return node.outbox().eventsAfter(0, Integer.MAX_VALUE).stream()
        .map(envelope -> {
          try {
            return EventCodec.decode(envelope);
          } catch (MalformedEventException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }

  <F extends Fact> List<F> facts(Class<F> type) {
    return events().stream().map(Event::fact).filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void close() {
    links.forEach(HostLink::close);
    door.close();
    node.close();
  }
}
