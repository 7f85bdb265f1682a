package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import mx.openprep.desktop.scan.SimulatedScanner.Flaws;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;

class SimulatedScannerTest {
  private static final String QR = "OPENPREP1:0a1b2c3d:GUB-1-2";

  @Test
  void failsOnDemandWithoutLosingAPage() {
    Queue<BufferedImage> pile =
        new ArrayDeque<>(List.of(SyntheticPage.acta(QR), SyntheticPage.blank()));
    SimulatedScanner scanner =
        new SimulatedScanner(() -> Optional.ofNullable(pile.poll()), Flaws.NONE);
    scanner.failNext(MessageCode.SCANNER_JAMMED, MessageCode.SCANNER_COVER_OPEN);

    assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_JAMMED);
    assertThat(refusalOf(scanner)).isEqualTo(MessageCode.SCANNER_COVER_OPEN);
    assertThat(pixels(scanner.scan(ScanProgress.NONE)))
        .isEqualTo(GreyPage.of(SyntheticPage.acta(QR)).pixels());
    assertThat(scanner.scanNext(ScanProgress.NONE)).isPresent();
    assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
  }

  @Test
  void hasFlawsThatThePipelineCopesWith() {
    BufferedImage acta = SyntheticPage.acta(QR);
    SimulatedScanner scanner = new SimulatedScanner(() -> Optional.of(acta), new Flaws(42, 12, 4));
    ImagePipeline pipeline = new ImagePipeline();
    for (int page = 0; page < 5; page++) {
      ProcessedPage processed = pipeline.process(scanner.scan(ScanProgress.NONE));

      assertThat(processed.qr()).contains(QR);
      assertThat(processed.faults()).isEmpty();
    }
  }

  private static byte[] pixels(ScannedPage page) {
    return GreyPage.of(page.image()).pixels();
  }

  private static MessageCode refusalOf(Scanner scanner) {
    return catchThrowableOfType(Refusal.class, () -> scanner.scan(ScanProgress.NONE)).code();
  }
}
