package mx.openprep.centre.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void isTruncatedInEveryCaseWhereRoundingGivesAnother() {
    int cases = 0;
    for (int whole = 1; cases < 248; whole++) {
      for (int part = 0; part <= whole && cases < 248; part++) {
        BigDecimal exact =
            BigDecimal.valueOf(part * 100L)
                .divide(BigDecimal.valueOf(whole), 12, RoundingMode.DOWN);
        BigDecimal truncated = exact.setScale(4, RoundingMode.DOWN);
        if (exact.setScale(4, RoundingMode.HALF_UP).compareTo(truncated) != 0) {
          cases++;
          assertThat(Percentage.of(part, whole)).hasToString(truncated.toPlainString());
        }
      }
    }
    assertThat(cases).isEqualTo(248);
  }

  @Property
  void isTheLargestThatIsNotTooLarge(
      @ForAll @LongRange(max = 100_000_000) long part,
      @ForAll @LongRange(max = 100_000_000) long whole) {
    long tenThousandths = Percentage.of(part, whole).tenThousandths();

    if (whole == 0) {
      assertThat(tenThousandths).isZero();
    } else {
      assertThat(tenThousandths * whole).isLessThanOrEqualTo(part * 1_000_000);
      assertThat((tenThousandths + 1) * whole).isGreaterThan(part * 1_000_000);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 9_999_999})
  void ofNothingIsZero(long part) {
    assertThat(Percentage.of(part, 0)).hasToString("0.0000");
  }
}
