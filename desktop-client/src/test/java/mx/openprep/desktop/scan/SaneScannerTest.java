package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real SANE daemon with its backends {@code pnm} and {@code test}. */
@RequiresSaned
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class SaneScannerTest {
  private static final String RETURN = "read-return-value";

  private Path directory;
  private SaneDaemon daemon;

  @BeforeAll
  void startDaemon(@TempDir Path folder) throws IOException {
    directory = folder;
    daemon = SaneDaemon.start(directory);
  }

  @AfterAll
  void stopDaemon() {
    daemon.close();
  }

  @Nested
  class PagesUnderThePnmBackend {
    @Test
    void comeBackPixelForPixelOneAfterAnother() {
      List<BufferedImage> drawn =
          List.of(
              SyntheticPage.acta("OPENPREP1:0a1b2c3d:GUB-1-2"),
              SyntheticPage.noisy(SyntheticPage.withoutQr(3), 10),
              SyntheticPage.acta("OPENPREP1:0a1b2c3d:AYUN-1-3").getSubimage(0, 0, 1699, 901));
      Queue<BufferedImage> pile = new ArrayDeque<>(drawn);
      try (PnmScanner scanner = new PnmScanner(daemon, () -> Optional.ofNullable(pile.poll()))) {
        for (BufferedImage page : drawn) {
          ScannedPage scanned = scanner.scan(ScanProgress.NONE);

          assertThat(scanned.image().getWidth()).isEqualTo(page.getWidth());
          assertThat(scanned.image().getHeight()).isEqualTo(page.getHeight());
          assertThat(GreyPage.of(scanned.image()).pixels()).isEqualTo(GreyPage.of(page).pixels());
        }
        assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
      }
    }

    @Test
    void goThroughThePipelineToTheirActa() {
      BufferedImage acta = SyntheticPage.acta("OPENPREP1:0a1b2c3d:GUB-7-2");
      BufferedImage askew = SyntheticPage.turned(SyntheticPage.noisy(acta, 8), 183);
      try (PnmScanner scanner = new PnmScanner(daemon, () -> Optional.of(askew))) {
        ProcessedPage page = new ImagePipeline().process(scanner.scan(ScanProgress.NONE));

        assertThat(page.qr()).contains("OPENPREP1:0a1b2c3d:GUB-7-2");
        assertThat(page.faults()).isEmpty();
      }
    }

    @Test
    void tellHowFarTheyHaveCome() {
      List<Integer> told = new ArrayList<>();
      BufferedImage page = SyntheticPage.withoutQr(4);
      try (PnmScanner scanner = new PnmScanner(daemon, () -> Optional.of(page))) {
        scanner.scan(told::add);
      }

      assertThat(told).startsWith(0).endsWith(100).isSorted().hasSizeGreaterThan(10);
    }

    @Test
    void stayInTheTrayWhenTheScanFails() throws IOException {
      Queue<BufferedImage> pile = new ArrayDeque<>(List.of(SyntheticPage.withoutQr(5)));
      Path own = directory.resolve("own");
      SaneDaemon first = SaneDaemon.start(own);
      try (PnmScanner scanner = new PnmScanner(first, () -> Optional.ofNullable(pile.poll()))) {
        first.kill();
        assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_SERVICE_GONE);

        try (SaneDaemon _ = SaneDaemon.start(own, first.port())) {
          assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(2800);
        }
      }
    }
  }

  @Nested
  class Failures {
    @ParameterizedTest
    @CsvSource({
      "SANE_STATUS_JAMMED, SCANNER_JAMMED",
      "SANE_STATUS_NO_DOCS, SCANNER_EMPTY",
      "SANE_STATUS_COVER_OPEN, SCANNER_COVER_OPEN",
      "SANE_STATUS_DEVICE_BUSY, SCANNER_BUSY",
      "SANE_STATUS_IO_ERROR, SCANNER_GONE",
      "SANE_STATUS_EOF, SCAN_TRUNCATED",
      "SANE_STATUS_NO_MEM, SCANNER_NO_MEMORY",
      "SANE_STATUS_ACCESS_DENIED, SCANNER_ACCESS_DENIED",
      "SANE_STATUS_UNSUPPORTED, SCANNER_UNSUPPORTED",
      "SANE_STATUS_CANCELLED, SCANNER_STOPPED_ITSELF",
      "SANE_STATUS_INVAL, SCANNER_SETTING_REFUSED"
    })
    void haveTheirOwnCodeAndTheNextPageComes(String status, MessageCode code) {
      Map<String, String> options = new HashMap<>(Map.of(RETURN, status));
      try (SaneScanner scanner = testScanner(options)) {
        assertThat(refusalOf(scanner)).isEqualTo(code);

        options.put(RETURN, "Default");
        assertThat(scanner.scan(ScanProgress.NONE).image().getWidth()).isGreaterThan(1000);
      }
    }

    @Test
    void aDeviceNobodyKnowsIsGone() {
      try (SaneScanner scanner = new SaneScanner(daemon.settings("test:99"))) {
        assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_GONE);
      }
    }

    @Test
    void aDaemonThatDoesNotRunIsGone() throws IOException {
      SaneDaemon dead = SaneDaemon.start(directory.resolve("dead"));
      dead.close();
      try (SaneScanner scanner = new SaneScanner(dead.settings("test:0"))) {
        assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_SERVICE_GONE);
      }
    }

    @Test
    void aDaemonKilledInTheMiddleOfAPageLosesNothingButThatPage() throws IOException {
      Path own = directory.resolve("killed");
      SaneDaemon first = SaneDaemon.start(own);
      try (SaneScanner scanner = new SaneScanner(first.settings("test:0").withOptions(slow()))) {
        assertThatThrownBy(() -> scanner.scan(at(3, first::kill)))
            .isInstanceOfSatisfying(
                Refusal.class,
                refusal ->
                    assertThat(refusal.code())
                        .isIn(MessageCode.SCANNER_GONE, MessageCode.SCAN_TRUNCATED));

        try (SaneDaemon _ = SaneDaemon.start(own, first.port())) {
          SaneScanner after = new SaneScanner(first.settings("test:0"));
          assertThat(after.scan(ScanProgress.NONE).image().getWidth()).isGreaterThan(1000);
          after.close();
        }
      }
    }

    @Test
    void aDaemonRestartedBetweenPagesIsNotEvenNoticed() throws IOException {
      Path own = directory.resolve("restarted");
      SaneDaemon first = SaneDaemon.start(own);
      try (SaneScanner scanner = new SaneScanner(first.settings("test:0"))) {
        scanner.scan(ScanProgress.NONE);
        first.kill();
        try (SaneDaemon _ = SaneDaemon.start(own, first.port())) {
          assertThat(scanner.scan(ScanProgress.NONE).image().getWidth()).isGreaterThan(1000);
        }
      }
    }

    @Test
    void aDaemonThatIsHeldUpTimesOutAndWorksWhenItGoesOn() throws Exception {
      try (SaneDaemon own = SaneDaemon.start(directory.resolve("held"));
          SaneScanner scanner =
              new SaneScanner(
                  own.settings("test:0")
                      .withTimeouts(
                          Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(4)))) {
        scanner.scan(ScanProgress.NONE);
        own.signal("STOP");
        assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_TIMEOUT);
        assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_TIMEOUT);
        own.signal("CONT");
        assertThat(scanner.scan(ScanProgress.NONE).image().getWidth()).isGreaterThan(1000);
      }
    }

    @Test
    void aPageThatTakesTooLongIsGivenUp() {
      SaneSettings settings =
          daemon
              .settings("test:0")
              .withOptions(slow())
              .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(700));
      try (SaneScanner scanner = new SaneScanner(settings)) {
        assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_TIMEOUT);
      }
    }
  }

  @Test
  void devicesAreListedByTheirNames() {
    assertThat(SaneScanner.devices(daemon.port())).contains("test:0", "pnm:0");
  }

  @Test
  void aScanCanBeCancelledAndTheNextPageComes() {
    Map<String, String> options = slow();
    try (SaneScanner scanner = testScanner(options)) {
      long[] asked = new long[1];
      assertThatThrownBy(() ->
              scanner.scan(
                  at(
                      3,
                      () -> {
                        asked[0] = System.nanoTime();
                        scanner.cancel();
                      })))
          .isInstanceOf(CancellationException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - asked[0])).isLessThan(Duration.ofSeconds(1));

      options.clear();
      assertThat(scanner.scan(ScanProgress.NONE).image().getWidth()).isGreaterThan(1000);
    }
  }

  @Test
  void aGlassHoldsOnePageOnly() {
    try (SaneScanner scanner = testScanner(Map.of("source", "Flatbed"))) {
      scanner.scan(ScanProgress.NONE);
      assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
      assertThat(scanner.scan(ScanProgress.NONE).image().getWidth()).isGreaterThan(1000);
    }
  }

  @Test
  void theFeederIsTakenWhereThereIsOne() {
    try (SaneScanner scanner = testScanner(Map.of())) {
      scanner.scan(ScanProgress.NONE);
      assertThat(batch(scanner)).isEqualTo(9);
    }
  }

  @Test
  void theFeederGivesPagesUntilItIsEmptyAndAgainWhenFilled() {
    Map<String, String> feeder = Map.of("source", "Automatic Document Feeder");
    try (SaneScanner scanner = testScanner(feeder)) {
      // What the test backend's feeder holds.
      assertThat(batch(scanner)).isEqualTo(10);
      assertThat(batch(scanner)).isEqualTo(10);
    }
  }

  @Test
  void theProfileIsSetAsFarAsTheDeviceHasIt() {
    try (SaneScanner scanner = testScanner(Map.of("option-of-another-device", "1"))) {
      BufferedImage image = scanner.scan(ScanProgress.NONE).image();

      // 200 mm, the test backend's largest area, at 200 dots an inch; one byte of grey.
      assertThat(image.getWidth()).isEqualTo(1574);
      assertThat(image.getHeight()).isEqualTo(1574);
      assertThat(image.getRaster().getNumBands()).isEqualTo(1);
    }
  }

  @Test
  void threePassesAndUnknownLengthAreWholePagesToo() {
    BufferedImage page = SyntheticPage.withoutQr(6);
    try (PnmScanner layer = new PnmScanner(daemon, () -> Optional.of(page))) {
      layer.scan(ScanProgress.NONE);
    }
    for (String option : List.of("three-pass", "hand-scanner")) {
      Map<String, String> options =
          Map.of(
              "filename",
              directory.toAbsolutePath().resolve("tray.pgm").toString(),
              option,
              "true");
      try (SaneScanner scanner = new SaneScanner(daemon.settings("pnm:0").withOptions(options))) {
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(2800);
      }
    }
  }

  private SaneScanner testScanner(Map<String, String> options) {
    return new SaneScanner(daemon.settings("test:0").withOptions(options));
  }

  /** Some 8 seconds for a page. */
  private static Map<String, String> slow() {
    Map<String, String> options = new LinkedHashMap<>();
    // In this order: the second is there only after the first.
    options.put("read-delay", "true");
    options.put("read-delay-duration", "100000");
    return options;
  }

  private static int batch(SaneScanner scanner) {
    int pages = 0;
    while (scanner.scanNext(ScanProgress.NONE).isPresent()) {
      pages++;
    }
    return pages;
  }

  /** Does it once when the scan has come so far. */
  private static ScanProgress at(int percent, Runnable deed) {
    boolean[] done = new boolean[1];
    return now -> {
      if (now >= percent && !done[0]) {
        done[0] = true;
        deed.run();
      }
    };
  }

  private static MessageCode refusalOf(Scanner scanner) {
    return catchThrowableOfType(Refusal.class, () -> scanner.scan(ScanProgress.NONE)).code();
  }
}
