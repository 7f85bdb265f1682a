package mx.openprep.desktop.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.station.StationName;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostDiscoveryTest {
  private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());
  private static final StationName HOST =
      new StationName(Realm.DRILL, new CatdId("CATD-001"), new NodeId("CATD-001-A"));

  @Test
  @Timeout(60)
  void aHostThatMakesItselfKnownIsFoundWhileItDoes() {
    FoundHost host = new FoundHost(HOST, new HostAddress("127.0.0.1", 9_555));
    try (HostAnnouncement _ = HostAnnouncement.start(LOOPBACK, HOST, 9_555)) {
      List<FoundHost> found = List.of();
      // Making itself known takes a while of its own, longer on a machine at work.
      while (!found.equals(List.of(host))) {
        found = HostDiscovery.find(LOOPBACK, Duration.ofSeconds(2));
      }
      assertThat(found).containsExactly(host);
    }
    assertThat(HostDiscovery.find(LOOPBACK, Duration.ofMillis(500)))
        .as("it has said goodbye")
        .isEmpty();
  }

  @Test
  void aHostIsForItsOwnRealmAndCatdOnly() {
    FoundHost host = new FoundHost(HOST, new HostAddress("192.0.2.7", 9_447));
    assertThat(host.isFor(name(Realm.DRILL, "CATD-001"))).isTrue();
    assertThat(host.isFor(name(Realm.OFFICIAL, "CATD-001"))).isFalse();
    assertThat(host.isFor(name(Realm.DRILL, "CATD-002"))).isFalse();
  }

  private static StationName name(Realm realm, String catd) {
    return new StationName(realm, new CatdId(catd), new NodeId(catd + "-B"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, CATD-001, CATD-001-A",
        "drill, -, CATD-001-A",
        "drill, CATD-001, -",
        "carnival, CATD-001, CATD-001-A",
        "drill, '<script>', CATD-001-A",
        "drill, CATD-001, 'a b'"
      })
  void whatIsNoHostOfOursIsPassedOver(
      @Nullable String realm, @Nullable String catd, @Nullable String station)
      throws UnknownHostException {
    assertThat(announced(realm, catd, station, 9_447)).isEmpty();
    assertThat(announced("drill", "CATD-001", "CATD-001-A", 9_447)).isPresent();
    assertThat(announced("drill", "CATD-001", "CATD-001-A", 0)).isEmpty();
  }

  private static Optional<FoundHost> announced(
      @Nullable String realm, @Nullable String catd, @Nullable String station, int port)
      throws UnknownHostException {
    return HostDiscovery.host(
        Optional.ofNullable(realm),
        Optional.ofNullable(catd),
        Optional.ofNullable(station),
        List.of((Inet4Address) InetAddress.getByName("192.0.2.7")),
        port);
  }
}
