package mx.openprep.desktop.host;

import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import mx.openprep.desktop.lan.HostDoor;
import mx.openprep.desktop.lan.Provisions;
import mx.openprep.desktop.node.Node;
import mx.openprep.desktop.node.NodeConfiguration;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.Renewal;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.sync.Announcement;
import mx.openprep.desktop.sync.NodePorts;
import mx.openprep.desktop.sync.Replicator;
import mx.openprep.desktop.sync.ReplicatorState;
import mx.openprep.election.ElectionPackage;

/**
 * The node of an enrolled workstation, at work and linked to the centre. Only its first opening
 * needs the centre, for the election package; from then on it opens without any link.
 */
public final class HostedNode implements AutoCloseable {
  private final Path directory;
  private final StationIdentity identity;
  private final Clock clock;
  private final ElectionPackage election;
  private final Node node;
  private final Replicator replicator;

  private HostedNode(
      Path directory,
      StationIdentity identity,
      Clock clock,
      ElectionPackage election,
      Node node,
      Replicator replicator) {
    this.directory = directory;
    this.identity = identity;
    this.clock = clock;
    this.election = election;
    this.node = node;
    this.replicator = replicator;
  }

  /**
   * Opens the node in this directory. Blocks while the package is fetched; may be repeated after a
   * refusal.
   *
   * @throws mx.openprep.message.Refusal as {@link PackageStore#download} and {@link Node#open}
   */
  public static HostedNode open(Path directory, StationIdentity identity, Clock clock) {
    ElectionPackage election = new PackageStore(directory).download(identity);
    NodeConfiguration configuration =
        new NodeConfiguration(
            directory, identity.name().station(), identity.name().catd(), identity.name().realm());
    Node node = Node.open(configuration, election, clock);
    if (node.people().isEmpty()) {
      // A workstation that had joined another and now hosts itself knows who works here.
      new Provisions(directory)
          .people()
          .ifPresent(people -> node.people().replace(people.getPeopleList()));
    }
    Replicator replicator =
        Replicator.of(
            new Renewal(directory, identity, clock)::current,
            new NodePorts(
                node.outbox(),
                node.people(),
                node.published(),
                node.stations(),
                node.elsewhere(),
                node.link()),
            new Announcement(
                identity.packageHash(), identity.name().realm(), Node.softwareVersion()),
            new LinkLog());
    replicator.start();
    return new HostedNode(directory, identity, clock, election, node, replicator);
  }

  /**
   * Opens the node's door to the other workstations of its CATD; to be closed before the node.
   *
   * @throws mx.openprep.message.Refusal LAN_CLOSED
   */
  public HostDoor share(InetSocketAddress address) {
    return HostDoor.open(node, identity, new PackageStore(directory), address, clock);
  }

  public ElectionPackage election() {
    return election;
  }

  /** A channel to the node's services, to be shut down by who asked for it. */
  public ManagedChannel newChannel() {
    return node.newChannel();
  }

  /** What is still to be sent to the centre. */
  public Outbox outbox() {
    return node.outbox();
  }

  public ReplicatorState link() {
    return replicator.state();
  }

  /** Ends the link, then the node. What was not sent is sent next time. */
  @Override
  public void close() {
    replicator.close();
    node.close();
  }
}
