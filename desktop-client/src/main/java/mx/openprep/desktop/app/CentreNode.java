package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.time.Clock;
import java.util.function.Consumer;
import mx.openprep.desktop.lan.CentreWay;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.lan.HostTiming;
import mx.openprep.desktop.station.StationIdentity;

/** The node of a workstation at a CCV: the centre. Without it nothing can be done here. */
final class CentreNode implements NodeAccess {
  private final HostLink link;
  private final Channel channel;

  /**
   * Joins the centre. Blocks until it answers.
   *
   * @throws mx.openprep.message.Refusal why it does not
   */
  CentreNode(StationIdentity identity, Clock clock) {
    link = new HostLink(identity, new CentreWay(identity), HostTiming.centre(), clock);
    channel = link.open();
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
