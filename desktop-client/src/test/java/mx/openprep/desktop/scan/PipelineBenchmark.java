package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** Says how long a page takes, step by step. Run by hand. */
final class PipelineBenchmark {
  private static final int ROUNDS = 15;

  private PipelineBenchmark() {}

  public static void main(String[] arguments) {
    BufferedImage image =
        SyntheticPage.noisy(
            SyntheticPage.turned(SyntheticPage.acta("OPENPREP1:0a1b2c3d:GUB-1-2"), 2), 6);
    BufferedImage plain = SyntheticPage.noisy(SyntheticPage.withoutQr(1), 6);
    GreyPage page = GreyPage.of(image);
    ImagePipeline pipeline = new ImagePipeline();
    time("copy", () -> GreyPage.of(image));
    time("skew", () -> Skew.of(page));
    time("turn", () -> page.turned(2, 255));
    time("QR", () -> new QrReader().find(page));
    time("figures", () -> PageFigures.quality(page, 0, 0, 0, 0));
    time("blank", () -> PageFigures.blank(page));
    time("frame", () -> FormFrame.find(page));
    time("streaks", () -> Streaks.of(page));
    time("cut off", () -> PageFigures.cutOff(page));
    time("JPEG", () -> JpegFile.encode(page));
    time("whole page", () -> pipeline.process(image));
    time("whole page without QR", () -> pipeline.process(plain));
    System.out.println("file " + pipeline.process(image).jpeg().size() + " bytes");
  }

  private static void time(String what, Supplier<Object> step) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      var _ = step.get();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf("%-24s %4d ms%n", what, best / 1_000_000);
  }
}
