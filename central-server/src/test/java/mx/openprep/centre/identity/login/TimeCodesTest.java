package mx.openprep.centre.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {
  /** The secret of RFC 6238, appendix B. */
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** The last six of the eight digits the appendix names. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void areThoseOfTheStandard(long second, String code) {
    assertThat(TimeCodes.at(Instant.ofEpochSecond(second), SECRET)).isEqualTo(code);
  }

  @Test
  void areTakenOneStepEarlyOrLateAndNoMore() {
    Instant now = Instant.ofEpochSecond(1_000_000_020);
    String code = TimeCodes.at(now, SECRET);

    assertThat(TimeCodes.stepOf(code, SECRET, now)).isEqualTo(OptionalLong.of(33_333_334));
    assertThat(TimeCodes.stepOf(code, SECRET, now.plusSeconds(30))).isPresent();
    assertThat(TimeCodes.stepOf(code, SECRET, now.minusSeconds(30))).isPresent();
    assertThat(TimeCodes.stepOf(code, SECRET, now.plusSeconds(60))).isEmpty();
    assertThat(TimeCodes.stepOf(code, SECRET, now.minusSeconds(60))).isEmpty();
    assertThat(TimeCodes.stepOf("", SECRET, now)).isEmpty();
  }

  @Test
  void reachAnApplicationByAnAddress() {
    assertThat(TimeCodes.address(SECRET, "OpenPREP DRILL", "ada"))
        .isEqualTo(
            "otpauth://totp/OpenPREP%20DRILL:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=OpenPREP%20DRILL&algorithm=SHA1&digits=6&period=30");
  }
}
