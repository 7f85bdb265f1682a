package mx.openprep.desktop.scan.escl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsclAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, http://192.0.2.7/eSCL/",
    "scanner.local:8080, http://scanner.local:8080/eSCL/",
    "http://scanner.local/, http://scanner.local/eSCL/",
    "https://192.0.2.7:8443/airscan/eSCL, https://192.0.2.7:8443/airscan/eSCL/",
    "http://[2001:db8::7]:80, http://[2001:db8::7]:80/eSCL/"
  })
  void canBeTypedInShort(String typed, String base) {
    assertThat(EsclAddress.parse(typed).base()).hasToString(base);
  }

  @Test
  void withAFingerprintIsEncrypted() {
    EsclAddress address = EsclAddress.parse("192.0.2.7#" + "AB12 ".repeat(16));

    assertThat(address.base()).hasToString("https://192.0.2.7/eSCL/");
    assertThat(address.fingerprint()).get().hasToString("AB12 ".repeat(16).strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://192.0.2.7",
        "file:///etc/passwd",
        "http://user:secret@192.0.2.7",
        "http://192.0.2.7/eSCL?x=1",
        "http://",
        "two words",
        "192.0.2.7#abc",
        "http://192.0.2.7#0123456789012345678901234567890123456789012345678901234567890123"
      })
  void isNothingElse(String typed) {
    assertThatThrownBy(() -> EsclAddress.parse(typed)).isInstanceOf(IllegalArgumentException.class);
  }
}
