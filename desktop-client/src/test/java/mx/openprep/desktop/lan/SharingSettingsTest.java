package mx.openprep.desktop.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharingSettingsTest {
  @TempDir Path directory;

  static Stream<SharingSettings> decisions() {
    return Stream.of(
        new SharingSettings.Alone(),
        new SharingSettings.Host(9_500),
        new SharingSettings.Joined(HostAddress.parse("192.0.2.7"), "CATD-001-A"),
        new SharingSettings.Joined(HostAddress.parse("[2001:db8::7]:9500"), ""));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void areRememberedAsTheyWereDecided(SharingSettings decision) {
    new SharingSettings.Host(1).save(directory);
    decision.save(directory);
    assertThat(SharingSettings.load(directory)).isEqualTo(decision);
  }

  @Test
  void nobodyListensUntilSomebodyDecides() {
    assertThat(SharingSettings.load(directory)).isEqualTo(new SharingSettings.Alone());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mode=host\nport=mucho",
        "mode=host",
        "mode=joined\nhost=",
        "mode=joined\nhost=a b",
        "mode=joined\nhost=x:99999"
      })
  void thatAreGarbledAreNotGuessedAt(String content) throws IOException {
    Files.writeString(directory.resolve("sharing.properties"), content);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> SharingSettings.load(directory));
    assertThat(refusal.code()).isEqualTo(MessageCode.STORE_FAILED);
  }
}
