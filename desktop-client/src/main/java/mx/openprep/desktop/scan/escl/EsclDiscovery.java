package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the scanners that make themselves known on the local network (mDNS, DNS-SD). */
public final class EsclDiscovery {
  private static final Logger log = LoggerFactory.getLogger(EsclDiscovery.class);
  private static final String PLAIN = "_uscan._tcp.local.";
  private static final String ENCRYPTED = "_uscans._tcp.local.";
  private static final int LONGEST_NAME = 60;
  // More than a CATD's network has; whoever announces thousands is no scanner.
  private static final int MOST = 50;

  private EsclDiscovery() {}

  /**
   * A scanner that made itself known.
   *
   * @param name as it calls itself
   */
  public record Found(String name, EsclAddress address) {}

  /** Listens for so long on every network this machine is on. */
  public static List<Found> find(Duration time) {
    return find(networks(), time);
  }

  static List<Found> find(Collection<InetAddress> networks, Duration time) {
    Collection<Found> found = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (InetAddress network : networks) {
        threads.execute(() -> listen(network, time, found));
      }
    }
    return oncePerScanner(found);
  }

  private static void listen(InetAddress network, Duration time, Collection<Found> found) {
    try (JmDNS mdns = JmDNS.create(network);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String type : List.of(PLAIN, ENCRYPTED)) {
        threads.execute(() ->
            Arrays.stream(mdns.list(type, time.toMillis()))
                .flatMap(EsclDiscovery::scanner)
                .forEach(found::add));
      }
    } catch (IOException e) {
      log.warn("No scanner can be looked for on the network of {}", network, e);
    }
  }

  /** Every scanner once, encrypted where it can be, in the order of their names. */
  private static List<Found> oncePerScanner(Collection<Found> found) {
    Map<String, Found> scanners = new TreeMap<>();
    found.stream()
        .sorted(Comparator.comparing(scanner -> scanner.address().base()))
        .forEach(scanner ->
            scanners.merge(
                scanner.name() + " " + scanner.address().base().getHost(),
                scanner,
                (one, other) -> isEncrypted(one) ? one : other));
    return scanners.values().stream().limit(MOST).toList();
  }

  private static boolean isEncrypted(Found scanner) {
    return "https".equals(scanner.address().base().getScheme());
  }

  private static Stream<Found> scanner(ServiceInfo info) {
    return scanner(
        info.getType().startsWith("_uscans."),
        info.getName(),
        Optional.ofNullable(info.getPropertyString("ty")),
        Optional.ofNullable(info.getPropertyString("rs")),
        List.of(info.getInet4Addresses()),
        info.getPort())
        .stream();
  }

  /**
   * What an announcement says, if it can be a scanner's.
   *
   * @param instance its name on the network
   * @param model its model, as it says
   * @param path where its resources are, without slashes about it
   */
  static Optional<Found> scanner(
      boolean encrypted,
      String instance,
      Optional<String> model,
      Optional<String> path,
      List<Inet4Address> addresses,
      int port) {
    String resources = path.orElse("eSCL").replaceAll("^/+|/+$", "");
    if (addresses.isEmpty() || port < 1 || !resources.matches("[A-Za-z0-9._~/-]*")) {
      return Optional.empty();
    }
    String name =
        model.filter(m -> !m.isBlank()).orElse(instance).replaceAll("\\p{C}", " ").strip();
    URI base =
        URI.create(
            "%s://%s:%d/%s"
                .formatted(
                    encrypted ? "https" : "http",
                    addresses.getFirst().getHostAddress(),
                    port,
                    resources.isEmpty() ? "" : resources + "/"));
    return Optional.of(
        new Found(
            name.substring(0, Math.min(name.length(), LONGEST_NAME)),
            new EsclAddress(base, Optional.empty())));
  }

  private static List<InetAddress> networks() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(EsclDiscovery::isUsable)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .toList();
    } catch (SocketException e) {
      log.warn("The networks of this machine cannot be told", e);
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
