package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.openprep.desktop.scan.FakeSaned.Fault;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real daemon does only when hardware breaks. Needs no SANE on the machine. */
@Timeout(20)
class MisbehavingSanedTest {
  @ParameterizedTest
  @CsvSource({
    "ENDS_EARLY, SCAN_TRUNCATED",
    "TOO_LONG, SCAN_TRUNCATED",
    "DROPS_THE_LINE, SCANNER_GONE",
    "JAMS_AND_GOES, SCANNER_JAMMED",
    "SILENT_FROM_THE_START, SCANNER_TIMEOUT",
    "SILENT_IN_THE_PAGE, SCANNER_TIMEOUT",
    "DRIPS_FOR_EVER, SCANNER_TIMEOUT"
  })
  void isRefusedWithACodeAndTheNextPageComes(Fault fault, MessageCode code) throws IOException {
    try (FakeSaned saned = new FakeSaned(fault);
        SaneScanner scanner = new SaneScanner(hasty(saned))) {
      Refusal refusal = catchThrowableOfType(Refusal.class, () -> scanner.scan(ScanProgress.NONE));
      assertThat(refusal.code()).isEqualTo(code);
      assertThat(refusal.details()).startsWith("fake");

      saned.behave(Fault.NONE);
      assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(FakeSaned.LINES);
    }
  }

  @Test
  void aWholePageOutlivesTheDaemonAndTheNextPageComes() throws IOException {
    try (FakeSaned saned = new FakeSaned(Fault.GOES_AFTER_THE_PAGE);
        SaneScanner scanner = new SaneScanner(hasty(saned))) {
      assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(FakeSaned.LINES);
      assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(FakeSaned.LINES);
    }
  }

  @Test
  void nonsenseOnTheWireIsACodedFailureToo() throws IOException {
    try (FakeSaned saned = new FakeSaned(Fault.TALKS_NONSENSE);
        SaneScanner scanner = new SaneScanner(hasty(saned))) {
      assertThatThrownBy(() -> scanner.scan(ScanProgress.NONE)).isInstanceOf(Refusal.class);

      saned.behave(Fault.NONE);
      assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(FakeSaned.LINES);
    }
  }

  @Test
  void evenAHangingScanCanBeCancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (FakeSaned saned = new FakeSaned(Fault.SILENT_IN_THE_PAGE);
        SaneScanner scanner = new SaneScanner(SaneSettings.of(saned.port(), "fake"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ScannedPage> page =
          threads.submit(() ->
              scanner.scan(percent -> {
                if (percent > 0) {
                  begun.countDown();
                }
              }));
      begun.await();
      long asked = System.nanoTime();
      scanner.cancel();

      assertThatThrownBy(page::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancellationException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
      saned.behave(Fault.NONE);
      assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(FakeSaned.LINES);
    }
  }

  private static SaneSettings hasty(FakeSaned saned) {
    return SaneSettings.of(saned.port(), "fake")
        .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(2));
  }
}
