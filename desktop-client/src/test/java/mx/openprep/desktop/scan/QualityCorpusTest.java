package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mx.openprep.acta.ActaQr;
import org.junit.jupiter.api.Test;

/** A sample of what {@code ./prep bench qr} measures, small enough for every run. */
class QualityCorpusTest {
  private static final long SEED = 7;
  private static final PaperPile JALISCO = PaperPile.jalisco(SEED);
  private static final PaperPile MINI = PaperPile.mini(SEED);
  private static final QualityCorpus PAGES = new QualityCorpus(JALISCO, MINI, SEED);

  private final ImagePipeline pipeline = new ImagePipeline(Optional.of(JALISCO.brief()));

  @Test
  void qrsAreReadAtAnyAngleAndWhateverThePaperWentThrough() {
    QrCorpus corpus = new QrCorpus(JALISCO, MINI, SEED);
    List<String> missed =
        IntStream.range(0, 18)
            .parallel()
            .mapToObj(corpus::page)
            .filter(page ->
                !pipeline.process(page.scan().toImage()).qr().equals(Optional.of(page.qr())))
            .map(page -> page.wear() + " " + page.qr())
            .toList();

    assertThat(missed).isEmpty();
  }

  @Test
  void goodPagesAreNotStopped() {
    List<List<PageFault>> stops =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(number -> pipeline.process(PAGES.good(number).toImage()).faults())
            .filter(faults -> !faults.isEmpty())
            .toList();

    assertThat(stops).isEmpty();
  }

  @Test
  void spoiltPagesAreStoppedForWhatTheyAre() {
    List<String> otherwise =
        Arrays.stream(QualityCorpus.Spoilt.values())
            // Not seen on a page fed sideways, as this one is.
            .filter(how -> how != QualityCorpus.Spoilt.LIGHT_STREAK)
            .parallel()
            .map(how -> how + " " + pipeline.process(PAGES.spoilt(1, how).toImage()).kinds())
            .filter(named -> {
              String[] parts = named.split(" ", 2);
              return Arrays.stream(PageFault.Kind.values())
                  .filter(kind -> parts[1].startsWith("[" + kind))
                  .noneMatch(QualityCorpus.Spoilt.valueOf(parts[0])::isNamedBy);
            })
            .toList();

    assertThat(otherwise).isEmpty();
  }

  @Test
  void aPageUpsideDownIsTurnedUprightEvenWithoutItsQr() {
    PaperPile.Sheet sheet = JALISCO.sheet(3);
    GreyPage covered = PaperWear.copy(sheet.page());
    PaperWear.cover(covered, covered.width() - 360, 90, 300, 300, 240);

    for (int quarter = 0; quarter < 4; quarter++) {
      ProcessedPage page = pipeline.process(covered.quarterTurned(quarter).toImage());

      assertThat(page.kinds()).containsExactly(PageFault.Kind.QR_UNREADABLE);
      assertThat(page.faults().getFirst().area().x()).isGreaterThan(0.6);
      assertThat(page.faults().getFirst().area().bottom()).isLessThan(0.25);
      assertThat(page.quality().height()).isGreaterThan(page.quality().width());
      assertThat(page.quality().marks()).isEqualTo(4);
    }
  }

  @Test
  void aFaultSaysWhereItIs() {
    GreyPage folded = PaperWear.copy(JALISCO.sheet(5).page());
    PaperWear.fold(folded, 3, 250, 250, 240);
    PageFault corner = pipeline.process(folded.toImage()).faults().getFirst();
    assertThat(corner.kind()).isEqualTo(PageFault.Kind.CORNER_FOLDED);
    assertThat(corner.area().right()).isGreaterThan(0.97);
    assertThat(corner.area().bottom()).isGreaterThan(0.97);

    GreyPage streaked = PaperWear.copy(JALISCO.sheet(5).page());
    PaperWear.shade(streaked, 700, 4, 120);
    PageFault streak = pipeline.process(streaked.quarterTurned(2).toImage()).faults().getFirst();
    assertThat(streak.kind()).isEqualTo(PageFault.Kind.STREAKED);
    assertThat(streak.area().x() * 1700).isBetween(690.0, 705.0);
  }

  @Test
  void aLightStreakBreaksTheLinesItCrosses() {
    for (int left : new int[] {330, 700, 1420}) {
      GreyPage streaked = PaperWear.copy(JALISCO.sheet(6).page());
      PaperWear.streak(streaked, left, 5, 250);

      assertThat(pipeline.process(streaked.toImage()).kinds())
          .containsExactly(PageFault.Kind.STREAKED);
    }
  }

  @Test
  void ofTwoSheetsNeitherQrIsBelieved() {
    ProcessedPage page =
        pipeline.process(PAGES.spoilt(9, QualityCorpus.Spoilt.TWO_SHEETS).toImage());

    assertThat(page.kinds()).startsWith(PageFault.Kind.DOUBLE);
    assertThat(page.qr().flatMap(ActaQr::parse)).isEmpty();
  }
}
