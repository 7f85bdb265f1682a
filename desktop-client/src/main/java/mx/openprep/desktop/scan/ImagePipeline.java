package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes of a scanned page the image that is published, and reads what can be read of it: turns it
 * straight and upright, crops it to the paper, measures it, reads its QR and writes the JPEG.
 */
public final class ImagePipeline {
  // Legal paper at 200 dots an inch; finer scans are reduced to it.
  private static final int LONGEST_SIDE = 2850;
  // The QR tells the angle on its own, if less exactly. More difference than this and the
  // projection was misled.
  private static final double QR_DISAGREES = 3;

  private final QrReader qrReader = new QrReader();

  public ProcessedPage process(ScannedPage page) {
    return process(page.image());
  }

  /**
   * Any colour model and size. A page with faults comes back all the same: whether to scan again is
   * the person's decision. The same page always gives the same bytes. Safe for use by several
   * threads.
   */
  public ProcessedPage process(BufferedImage page) {
    GreyPage raw = GreyPage.of(page).fitted(LONGEST_SIDE);
    Skew skew = Skew.of(raw);
    GreyPage straight = straightened(raw, skew);
    Optional<QrReader.Sighting> qr = qrReader.find(straight);
    double left = qr.map(sighting -> beyondQuarterTurn(sighting.degrees())).orElse(0.0);
    if (Math.abs(left) > QR_DISAGREES) {
      skew = new Skew(skew.degrees() + left, true);
      straight = straightened(raw, skew);
    }
    int quarters = qr.map(sighting -> quarterTurns(sighting.degrees())).orElse(0);
    GreyPage upright = straight.quarterTurned(-quarters);
    return new ProcessedPage(
        JpegFile.encode(upright),
        PageFigures.quality(upright, -skew.degrees()),
        qr.map(QrReader.Sighting::text),
        faults(raw, upright, skew));
  }

  private static GreyPage straightened(GreyPage raw, Skew skew) {
    int surroundings = PageCrop.surroundings(raw);
    GreyPage turned = raw.turned(-skew.degrees(), surroundings);
    return PageCrop.crop(turned, surroundings, raw.width(), raw.height());
  }

  private static int quarterTurns(double degrees) {
    return (int) Math.round(degrees / 90);
  }

  private static double beyondQuarterTurn(double degrees) {
    return degrees - 90 * quarterTurns(degrees);
  }

  private static List<PageFault> faults(GreyPage raw, GreyPage upright, Skew skew) {
    if (PageFigures.blank(upright)) {
      return List.of(PageFault.of(PageFault.Kind.BLANK));
    }
    List<PageFault> faults = new ArrayList<>();
    boolean blurred = PageFigures.blurred(upright);
    // A blurred page has no edges to tell the angle by; then blur is what to say.
    if (skew.tooMuch() && (skew.clear() || !blurred)) {
      faults.add(PageFault.of(PageFault.Kind.TOO_SKEWED));
    }
    if (blurred) {
      faults.add(PageFault.of(PageFault.Kind.BLURRED));
    }
    if (PageFigures.cutOff(raw)) {
      faults.add(PageFault.of(PageFault.Kind.CUT_OFF));
    }
    return faults;
  }
}
