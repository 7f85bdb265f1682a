package mx.openprep.centre.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentageTest {
  @ParameterizedTest
  @CsvSource({
    "8259, 8334, 99.1000",
    "2, 3, 66.6666",
    "1, 3, 33.3333",
    "8334, 8334, 100.0000",
    "0, 5, 0.0000",
    "5, 0, 0.0000",
    "1, 1000000, 0.0001",
    "1, 1000001, 0.0000",
    "9999999, 10000000, 99.9999"
  })
  void isTruncatedToFourDecimals(long part, long whole, String published) {
    assertThat(Percentage.of(part, whole)).hasToString(published);
  }

  @Test
  void neverRoundsUp() {
    int differing = 0;
    for (int whole = 1; whole <= 60; whole++) {
      for (int part = 0; part <= whole; part++) {
        BigDecimal exact =
            BigDecimal.valueOf(part * 100L)
                .divide(BigDecimal.valueOf(whole), 12, RoundingMode.DOWN);
        assertThat(Percentage.of(part, whole))
            .hasToString(exact.setScale(4, RoundingMode.DOWN).toPlainString());
        if (exact.setScale(4, RoundingMode.HALF_UP).compareTo(exact.setScale(4, RoundingMode.DOWN))
            != 0) {
          differing++;
        }
      }
    }
    assertThat(differing).isGreaterThan(248);
  }
}
