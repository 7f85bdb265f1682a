package mx.openprep.desktop.scan;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneParameters;
import au.com.southsky.jfreesane.ScanListener;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Counts what arrives of a page. jfreesane fills up a page that ends early with zeros and returns
 * it as if it were whole; this is what tells.
 */
final class PageBytes implements ScanListener {
  private final ScanProgress progress;
  private final String scanner;
  private boolean started;
  private int frame;
  private int frames = 1;
  private long expected;
  private long recorded;
  private int shown;

  PageBytes(ScanProgress progress, String scanner) {
    this.progress = progress;
    this.scanner = scanner;
  }

  /** The scanner had begun to send a page. */
  boolean started() {
    return started;
  }

  @Override
  public void scanningStarted(SaneDevice device) {
    progress.percent(0);
  }

  @Override
  public void frameAcquisitionStarted(
      SaneDevice device, SaneParameters parameters, int currentFrame, int likelyTotalFrames) {
    if (started) {
      requireFrame();
      frame++;
    }
    started = true;
    frames = Math.max(likelyTotalFrames, frame + 1);
    // Negative when the scanner does not know the length beforehand.
    expected = (long) parameters.getBytesPerLine() * parameters.getLineCount();
    recorded = 0;
  }

  @Override
  public void recordRead(SaneDevice device, int totalBytesRead, int imageSize) {
    recorded = totalBytesRead;
    if (expected > 0) {
      show((int) Math.min(99, (100L * frame + 100 * recorded / expected) / frames));
    }
  }

  @Override
  public void scanningFinished(SaneDevice device) {}

  void requireAll() {
    requireFrame();
    show(100);
  }

  private void requireFrame() {
    boolean whole = expected < 0 ? recorded > 0 : recorded > 0 && recorded == expected;
    if (!whole) {
      throw new Refusal(MessageCode.SCAN_TRUNCATED, scanner, recorded + "/" + expected);
    }
  }

  private void show(int percent) {
    if (percent > shown) {
      shown = percent;
      progress.percent(percent);
    }
  }
}
