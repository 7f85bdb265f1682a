package mx.openprep.desktop.app;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mx.openprep.desktop.host.HostedNode;
import mx.openprep.desktop.lan.HostAnnouncement;
import mx.openprep.desktop.lan.HostDoor;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node this workstation carries itself, shared with the others when its person decided so. */
final class OwnNode implements NodeAccess {
  private static final Logger LOG = LoggerFactory.getLogger(OwnNode.class);

  private final HostedNode node;
  private final ManagedChannel channel;
  private final Optional<HostDoor> door;
  private final Optional<HostState> fault;
  private final CompletableFuture<Optional<HostAnnouncement>> announcement;

  /**
   * Opens the node. A door that cannot be opened does not keep the person from working.
   *
   * @param door where to listen to the others; empty for a node that is not shared
   */
  OwnNode(Path directory, StationIdentity identity, Clock clock, Optional<InetSocketAddress> door) {
    node = HostedNode.open(directory, identity, clock);
    channel = node.newChannel();
    Optional<HostDoor> opened = Optional.empty();
    Optional<HostState> failed = Optional.empty();
    if (door.isPresent()) {
      try {
        opened = Optional.of(node.share(door.get()));
      } catch (Refusal refusal) {
        LOG.warn("Not shared", refusal);
        failed = Optional.of(new HostState.NotShared(refusal));
      }
    }
    this.door = opened;
    this.fault = failed;
    boolean heard = door.filter(address -> !address.getAddress().isLoopbackAddress()).isPresent();
    // It takes a second or two, which nobody waits for.
    announcement =
        opened.isPresent() && heard
            ? CompletableFuture.supplyAsync(() -> announced(identity))
            : CompletableFuture.completedFuture(Optional.empty());
  }

  private Optional<HostAnnouncement> announced(StationIdentity identity) {
    return door.map(open -> HostAnnouncement.start(identity.name(), open.port()));
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public void watchHost(Consumer<HostState> watcher) {
    fault.ifPresent(watcher);
  }

  @Override
  public void close() {
    announcement.join().ifPresent(HostAnnouncement::close);
    channel.shutdownNow();
    door.ifPresent(HostDoor::close);
    node.close();
  }
}
