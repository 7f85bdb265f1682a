package mx.openprep.desktop.lan;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import mx.openprep.desktop.station.StationName;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the hosts that make themselves known on the local network (mDNS, DNS-SD). */
public final class HostDiscovery {
  static final String TYPE = "_openprep._tcp.local.";

  private static final Logger LOG = LoggerFactory.getLogger(HostDiscovery.class);
  // A CATD has one; whoever announces hundreds is none.
  private static final int MOST = 20;

  private HostDiscovery() {}

  /** Listens for so long on every network this machine is on. */
  public static List<FoundHost> find(Duration time) {
    return find(networks(), time);
  }

  static List<FoundHost> find(Collection<InetAddress> networks, Duration time) {
    Collection<FoundHost> found = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (InetAddress network : networks) {
        threads.execute(() -> listen(network, time, found));
      }
    }
    TreeMap<String, FoundHost> byName = new TreeMap<>();
    found.forEach(host -> byName.putIfAbsent(host.name().toString(), host));
    return byName.values().stream().limit(MOST).toList();
  }

  private static void listen(InetAddress network, Duration time, Collection<FoundHost> found) {
    try (JmDNS mdns = JmDNS.create(network)) {
      Arrays.stream(mdns.list(TYPE, time.toMillis()))
          .flatMap(HostDiscovery::host)
          .forEach(found::add);
    } catch (IOException e) {
      LOG.warn("No host can be looked for on the network of {}", network, e);
    }
  }

  private static Stream<FoundHost> host(ServiceInfo info) {
    return host(
        Optional.ofNullable(info.getPropertyString("realm")),
        Optional.ofNullable(info.getPropertyString("catd")),
        Optional.ofNullable(info.getPropertyString("station")),
        List.of(info.getInet4Addresses()),
        info.getPort())
        .stream();
  }

  /** What an announcement says, if it can be a host's. */
  static Optional<FoundHost> host(
      Optional<String> realm,
      Optional<String> catd,
      Optional<String> station,
      List<Inet4Address> addresses,
      int port) {
    if (realm.isEmpty() || catd.isEmpty() || station.isEmpty() || addresses.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new FoundHost(
              new StationName(
                  Realm.valueOf(realm.get().toUpperCase(Locale.ROOT)),
                  new CatdId(catd.get()),
                  new NodeId(station.get())),
              new HostAddress(addresses.getFirst().getHostAddress(), port)));
    } catch (IllegalArgumentException e) {
      LOG.info("No host of ours: {} {} {}", realm, catd, station);
      return Optional.empty();
    }
  }

  /** The IPv4 addresses of this machine on networks where others can hear it. */
  public static List<InetAddress> networks() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(HostDiscovery::isUsable)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .toList();
    } catch (SocketException e) {
      LOG.warn("The networks of this machine cannot be told", e);
      return List.of();
    }
  }

  private static boolean isUsable(NetworkInterface network) {
    try {
      return network.isUp() && network.supportsMulticast() && !network.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }
}
