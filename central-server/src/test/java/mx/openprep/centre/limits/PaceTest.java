package mx.openprep.centre.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Pace<String> pace =
      new Pace<>(
          3,
          1,
          Duration.ofSeconds(1),
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  private int allowed(String peer, int asked) {
    int allowed = 0;
    for (int i = 0; i < asked; i++) {
      allowed += pace.allows(peer) ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void aRushIsServedThenOneEachSecond() {
    assertThat(allowed("a", 10)).isEqualTo(3);
    nanos.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(allowed("a", 10)).isZero();
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(allowed("a", 10)).isEqualTo(1);
  }

  @Test
  void whoWasSilentSavedNoMoreThanARush() {
    assertThat(allowed("a", 10)).isEqualTo(3);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(allowed("a", 10)).isEqualTo(3);
  }

  @Test
  void oneDoesNotSpendWhatIsAnothers() {
    assertThat(allowed("a", 10)).isEqualTo(3);
    assertThat(allowed("b", 10)).isEqualTo(3);
  }
}
