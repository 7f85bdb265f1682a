package mx.openprep.desktop.scan.escl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsclDiscoveryTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  @Timeout(60)
  void findsWhatMakesItselfKnownOnceAndEncryptedWhereItCanBe() throws Exception {
    try (JmDNS network = JmDNS.create(LOOPBACK)) {
      Map<String, String> said = Map.of("ty", "Fake ScanMaster 9", "rs", "/eSCL");
      network.registerService(
          ServiceInfo.create("_uscan._tcp.local.", "Fake [01]", 8080, 0, 0, said));
      network.registerService(
          ServiceInfo.create("_uscans._tcp.local.", "Fake [01]", 8443, 0, 0, said));
      EsclDiscovery.Found scanner =
          new EsclDiscovery.Found(
              "Fake ScanMaster 9", EsclAddress.parse("https://127.0.0.1:8443/eSCL"));
      List<EsclDiscovery.Found> found = List.of();
      // Making itself known takes a while of its own, longer on a machine at work.
      while (!found.equals(List.of(scanner))) {
        found = EsclDiscovery.find(List.of(LOOPBACK), Duration.ofSeconds(3));
      }

      assertThat(found).containsExactly(scanner);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', http://192.0.2.7:80/",
    "eSCL, http://192.0.2.7:80/eSCL/",
    "/airscan/eSCL/, http://192.0.2.7:80/airscan/eSCL/"
  })
  void takesThePathAsAnnounced(String path, String base) throws Exception {
    assertThat(announced(path, 80).map(found -> found.address().base().toString())).contains(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eSCL?x", "a b", "@198.51.100.7/eSCL", "eSCL#f", "%2e%2e"})
  void doesNotTakeAnythingElseForAPath(String path) throws Exception {
    assertThat(announced(path, 80)).isEmpty();
  }

  @Test
  void wantsAnAddressAndAPort() throws Exception {
    assertThat(announced("eSCL", 0)).isEmpty();
    assertThat(
            EsclDiscovery.scanner(false, "Fake", Optional.empty(), Optional.empty(), List.of(), 80))
        .isEmpty();
  }

  private static Optional<EsclDiscovery.Found> announced(String path, int port) throws Exception {
    Inet4Address address = (Inet4Address) InetAddress.getByName("192.0.2.7");
    return EsclDiscovery.scanner(
        false, "Fake", Optional.empty(), Optional.of(path), List.of(address), port);
  }
}
