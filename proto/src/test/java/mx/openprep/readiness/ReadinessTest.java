package mx.openprep.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.release.Release;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final Instant NOW = Instant.parse("2024-06-02T18:00:00Z");
  private static final long GIB = 1L << 30;

  /** All well. */
  public static List<ReadinessItem> ready() {
    return List.of(
        ReadinessItem.disk(80 * GIB),
        ReadinessItem.clock(Optional.of(Duration.ofMillis(-120))),
        ReadinessItem.named(ReadinessFinding.SCANNER_TRIED, "fi-7160"),
        ReadinessItem.named(ReadinessFinding.PRINTER_TRIED, "Oficina"),
        ReadinessItem.certificate(NOW.plus(Duration.ofDays(40)), NOW),
        ReadinessItem.named(ReadinessFinding.PACKAGE_COMPARED, "ab".repeat(32)),
        ReadinessItem.program(new Release("1.0.0", "Jacaranda")));
  }

  @Nested
  class WhatCountsAsReady {
    @Test
    void theDisk() {
      assertThat(ReadinessItem.disk(5 * GIB).finding()).isEqualTo(ReadinessFinding.DISK_ROOM);
      assertThat(ReadinessItem.disk(5 * GIB - 1).finding()).isEqualTo(ReadinessFinding.DISK_SCARCE);
      assertThat(ReadinessItem.disk(GIB).finding()).isEqualTo(ReadinessFinding.DISK_SCARCE);
      assertThat(ReadinessItem.disk(GIB - 1))
          .isEqualTo(new ReadinessItem(ReadinessFinding.DISK_FULL, "1073741823"));
    }

    @Test
    void theClockWhicheverWayItIsOff() {
      assertThat(clock(2_000)).isEqualTo(new ReadinessItem(ReadinessFinding.CLOCK_RIGHT, "2000"));
      assertThat(clock(-2_001)).isEqualTo(new ReadinessItem(ReadinessFinding.CLOCK_OFF, "-2001"));
      assertThat(clock(60_000).finding()).isEqualTo(ReadinessFinding.CLOCK_OFF);
      assertThat(clock(-60_001).finding()).isEqualTo(ReadinessFinding.CLOCK_WRONG);
      assertThat(ReadinessItem.clock(Optional.empty()))
          .isEqualTo(new ReadinessItem(ReadinessFinding.CLOCK_UNKNOWN, ""));
    }

    private static ReadinessItem clock(long millis) {
      return ReadinessItem.clock(Optional.of(Duration.ofMillis(millis)));
    }

    @Test
    void theCertificate() {
      assertThat(certificate(Duration.ofDays(7))).isEqualTo(ReadinessFinding.CERTIFICATE_VALID);
      assertThat(certificate(Duration.ofDays(7).minusSeconds(1)))
          .isEqualTo(ReadinessFinding.CERTIFICATE_ENDS_SOON);
      assertThat(certificate(Duration.ZERO)).isEqualTo(ReadinessFinding.CERTIFICATE_ENDS_SOON);
      assertThat(certificate(Duration.ofSeconds(-1))).isEqualTo(ReadinessFinding.CERTIFICATE_ENDED);
    }

    private static ReadinessFinding certificate(Duration left) {
      return ReadinessItem.certificate(NOW.plus(left), NOW).finding();
    }

    @Test
    void theProgram() {
      assertThat(ReadinessItem.program(new Release("1.0.0-SNAPSHOT", "Jacaranda")))
          .isEqualTo(
              new ReadinessItem(ReadinessFinding.PROGRAM_UNFINISHED, "1.0.0-SNAPSHOT Jacaranda"));
    }
  }

  @Nested
  class AReport {
    @Test
    void isAsGoodAsItsWorstItem() {
      assertThat(new ReadinessReport(ready()).level()).isEqualTo(ReadinessLevel.READY);
      assertThat(with(ReadinessItem.clock(Optional.empty())).level())
          .isEqualTo(ReadinessLevel.ATTENTION);
      assertThat(with(ReadinessItem.disk(0)).level()).isEqualTo(ReadinessLevel.FAULT);
    }

    @Test
    void hasOneOfEachCheck() {
      List<ReadinessItem> six = ready().subList(0, 6);
      assertThatThrownBy(() -> new ReadinessReport(six))
          .isInstanceOf(IllegalArgumentException.class);
      List<ReadinessItem> twice = new ArrayList<>(six);
      twice.add(ReadinessItem.disk(1));
      assertThatThrownBy(() -> new ReadinessReport(twice))
          .isInstanceOf(IllegalArgumentException.class);
    }

    private static ReadinessReport with(ReadinessItem item) {
      return new ReadinessReport(
          ready().stream().map(one -> one.check() == item.check() ? item : one).toList());
    }
  }

  @Test
  void aNameIsCutToWhatAnEventHolds() {
    assertThat(ReadinessItem.named(ReadinessFinding.SCANNER_TRIED, "x".repeat(300)).value())
        .hasSize(200);
    assertThatThrownBy(() -> new ReadinessItem(ReadinessFinding.SCANNER_TRIED, "x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
