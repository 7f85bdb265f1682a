package mx.openprep.centre.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimetableTest {
  @Test
  void fiveMinutesFallOnTheClock() {
    Timetable every = new Timetable(Duration.ofMinutes(5));
    assertThat(every.after(Instant.parse("2024-06-03T02:03:17.250Z")))
        .isEqualTo("2024-06-03T02:05:00Z");
    assertThat(every.after(Instant.parse("2024-06-03T02:05:00Z")))
        .isEqualTo("2024-06-03T02:10:00Z");
  }

  @Property
  void theNextMomentIsTheFirstMultipleAfter(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long now,
      @ForAll @IntRange(min = 1, max = 3_600) int seconds) {
    Instant moment = Instant.ofEpochMilli(now);
    Instant next = new Timetable(Duration.ofSeconds(seconds)).after(moment);
    assertThat(next).isAfter(moment).isBeforeOrEqualTo(moment.plusSeconds(seconds));
    assertThat(next.getEpochSecond() % seconds).isZero();
    assertThat(next.getNano()).isZero();
  }
}
