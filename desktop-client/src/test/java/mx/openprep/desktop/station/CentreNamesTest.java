package mx.openprep.desktop.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator types from the code card. */
class CentreNamesTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @Test
  void aFingerprintIsPrintedInGroupsOfFour() {
    assertThat(new Fingerprint(HEX)).hasToString("0123 4567 89AB CDEF ".repeat(4).strip());
  }

  @Test
  void aFingerprintIsReadHoweverItWasTyped() {
    for (String typed :
        List.of(HEX, "0123 4567 89AB CDEF\n".repeat(4), " 01:23:45:67:89:ab:cd:ef".repeat(4))) {
      assertThat(Fingerprint.parse(typed)).isEqualTo(new Fingerprint(HEX));
    }
  }

  @Test
  void halfAFingerprintIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.parse("0123 4567"));
  }

  @Test
  void anAddressIsHostAndPort() {
    assertThat(CentreAddress.parse(" centro.example.mx:9443 "))
        .isEqualTo(new CentreAddress("centro.example.mx", 9443));
    assertThat(CentreAddress.parse("[::1]:9443")).isEqualTo(new CentreAddress("[::1]", 9443));
    for (String wrong : List.of("centro", "centro:", ":9443", "centro:70000", "cen tro:1")) {
      assertThatIllegalArgumentException().isThrownBy(() -> CentreAddress.parse(wrong));
    }
  }
}
