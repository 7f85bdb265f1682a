package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** A scanner without SANE or paper, for machines that lack both; fails on demand. */
public final class SimulatedScanner implements Scanner {
  private static final int WHITE = 255;

  private final PageSource pages;
  private final Flaws flaws;
  private final Random random;
  private final Queue<MessageCode> failures = new ConcurrentLinkedQueue<>();
  private @Nullable BufferedImage inTray;

  /**
   * How good this scanner is.
   *
   * @param seed the same seed gives the same flaws
   * @param noise standard deviation of a pixel's grey, 0 for none
   * @param mostSkewDegrees pages lie askew by up to this, either way
   */
  public record Flaws(long seed, double noise, double mostSkewDegrees) {
    public static final Flaws NONE = new Flaws(0, 0, 0);
  }

  public SimulatedScanner(PageSource pages, Flaws flaws) {
    this.pages = pages;
    this.flaws = flaws;
    this.random = new Random(flaws.seed());
  }

  /** The next scans fail with these codes, in order; no page is lost by it. */
  public void failNext(MessageCode... codes) {
    failures.addAll(java.util.List.of(codes));
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public ScannedPage scan(ScanProgress progress) {
    progress.percent(0);
    MessageCode failure = failures.poll();
    if (failure != null) {
      throw new Refusal(failure, name());
    }
    BufferedImage page =
        Optional.ofNullable(inTray)
            .or(pages::next)
            .orElseThrow(() -> new Refusal(MessageCode.SCANNER_EMPTY, name()));
    inTray = page;
    ScannedPage scanned = ScannedPage.of(flawed(GreyPage.of(page)).toImage(), name());
    inTray = null;
    progress.percent(100);
    return scanned;
  }

  private GreyPage flawed(GreyPage page) {
    double skew = (2 * random.nextDouble() - 1) * flaws.mostSkewDegrees();
    GreyPage askew = page.turned(skew, WHITE);
    if (flaws.noise() > 0) {
      byte[] pixels = askew.pixels();
      for (int i = 0; i < pixels.length; i++) {
        double grey = (pixels[i] & 0xff) + flaws.noise() * random.nextGaussian();
        pixels[i] = (byte) Math.clamp(Math.round(grey), 0, WHITE);
      }
    }
    return askew;
  }

  /** Nothing to stop: a simulated scan takes no time. */
  @Override
  public void cancel() {}

  @Override
  public void close() {}
}
