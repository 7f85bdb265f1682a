package mx.openprep.centre.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.journal.Fact;
import mx.openprep.readiness.ReadinessCheck;
import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.release.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What workstations say of themselves arrives over the real door and is kept, the last of each. */
@ExtendWith(CentreExtension.class)
class StationReadinessTest {
  private static final Instant NIGHT = Instant.parse("2024-06-03T02:00:00Z");

  @TempDir Path directory;

  private static ReadinessReport report(long freeBytes) {
    return new ReadinessReport(
        List.of(
            ReadinessItem.disk(freeBytes),
            ReadinessItem.clock(Optional.of(Duration.ofMillis(-300))),
            ReadinessItem.named(ReadinessFinding.SCANNER_TRIED, "fi-7160"),
            ReadinessItem.named(ReadinessFinding.PRINTER_NONE, ""),
            ReadinessItem.certificate(NIGHT.plus(Duration.ofDays(20)), NIGHT),
            ReadinessItem.named(ReadinessFinding.PACKAGE_COMPARED, "ab".repeat(32)),
            ReadinessItem.program(new Release("1.0.0", "Jacaranda"))));
  }

  @Test
  void theLastReportOfEachWorkstationIsKeptAndFoldsAgainFromTheJournal(SharedPostgres postgres)
      throws Exception {
    try (RealCentre centre =
            RealCentre.start(
                directory, postgres.newDatabase(), "--openprep.publication.scheduled=false");
        TestStation station = centre.enrol("CATD-001")) {
      TestJournal journal = station.newJournal();
      journal
          .add("ana", new Fact.ReadinessReported(report(1L << 20)))
          .add("ana", new Fact.ReadinessReported(report(80L << 30)));
      station.append(journal.envelopes());

      StationReadiness readiness = centre.bean(StationReadiness.class);
      List<StationReadiness.Reported> kept = readiness.all();
      assertThat(kept)
          .extracting(StationReadiness.Reported::item)
          .containsExactlyElementsOf(report(80L << 30).items());
      assertThat(kept)
          .extracting(reported -> reported.item().check())
          .containsExactly(ReadinessCheck.values());
      assertThat(kept).extracting(StationReadiness.Reported::node).containsOnly(journal.node());

      centre.bean(Refold.class).run();
      assertThat(readiness.all()).isEqualTo(kept);
    }
  }
}
