package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mx.openprep.desktop.lan.HostDiscovery;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.lan.HostTiming;
import mx.openprep.desktop.lan.KnownHost;
import mx.openprep.desktop.lan.Provisions;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node of another workstation, over the local network. */
final class JoinedNode implements NodeAccess {
  private static final Logger LOG = LoggerFactory.getLogger(JoinedNode.class);

  private final StationIdentity identity;
  private final Provisions provisions;
  private final HostLink link;
  private final Channel channel;

  /**
   * Joins the host. Blocks until it answers.
   *
   * @throws Refusal why it cannot be joined
   */
  JoinedNode(Path directory, StationIdentity identity, SharingSettings.Joined host, Clock clock) {
    this.identity = identity;
    this.provisions = new Provisions(directory);
    this.link = link(identity, host, clock);
    this.channel = link.open();
    link.watch(this::keepProvisions);
  }

  static HostLink link(StationIdentity identity, SharingSettings.Joined host, Clock clock) {
    KnownHost known =
        new KnownHost(identity.name(), host.station(), host.address(), HostDiscovery::find);
    return new HostLink(identity, known, HostTiming.standard(), clock);
  }

  private void keepProvisions(HostState state) {
    if (state instanceof HostState.Present) {
      var _ =
          CompletableFuture.runAsync(() -> {
            try {
              provisions.fetch(channel, identity.packageHash());
            } catch (Refusal refusal) {
              LOG.warn(
                  "What it takes to become host could not be kept; tried again later", refusal);
            }
          });
    }
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public void watchHost(Consumer<HostState> watcher) {
    link.watch(watcher);
  }

  @Override
  public void close() {
    link.close();
  }
}
