package mx.openprep.desktop.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import mx.openprep.desktop.station.StationName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a host known on the local network: its realm, CATD, station and port, nothing of anybody
 * who works there. Whoever cannot hear it types its address.
 */
public final class HostAnnouncement implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostAnnouncement.class);

  private final List<JmDNS> announcers;

  private HostAnnouncement(List<JmDNS> announcers) {
    this.announcers = announcers;
  }

  /** On every network this machine is on. Blocks for about a second. */
  public static HostAnnouncement start(StationName host, int port) {
    return start(HostDiscovery.networks(), host, port);
  }

  static HostAnnouncement start(Collection<InetAddress> networks, StationName host, int port) {
    List<JmDNS> announcers = new ArrayList<>();
    for (InetAddress network : networks) {
      try {
        JmDNS mdns = JmDNS.create(network);
        mdns.registerService(service(host, port));
        announcers.add(mdns);
      } catch (IOException e) {
        LOG.warn("This host cannot make itself known on the network of {}", network, e);
      }
    }
    return new HostAnnouncement(announcers);
  }

  private static ServiceInfo service(StationName host, int port) {
    return ServiceInfo.create(
        HostDiscovery.TYPE,
        host.station().value(),
        port,
        0,
        0,
        Map.of(
            "realm", host.realm().name().toLowerCase(Locale.ROOT),
            "catd", host.catd().value(),
            "station", host.station().value()));
  }

  @Override
  public void close() {
    for (JmDNS mdns : announcers) {
      try {
        mdns.close();
      } catch (IOException e) {
        LOG.debug("It is forgotten after a while anyway", e);
      }
    }
  }
}
