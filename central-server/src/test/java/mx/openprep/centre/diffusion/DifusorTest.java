package mx.openprep.centre.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifusorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://user:secret@example.org/",
        "https:///x",
        "example.org",
        "http://example.org/?a=b",
        "javascript:alert(1)"
      })
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> Difusor.of("X", address))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.code()).isEqualTo(MessageCode.DIFUSOR_ADDRESS_REFUSED));
  }
}
