package mx.openprep.desktop.scan;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.journal.ImageQuality;

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
  private static final double INK_SHARE = 0.005;

  private final QrReader qrReader = new QrReader();
  private final Supplier<Optional<String>> packageBrief;

  /** Takes the actas of any election. */
  public ImagePipeline() {
    this(Optional.empty());
  }

  /**
   * Finds fault with actas of another election.
   *
   * @param packageBrief of the election package in use, as in {@link mx.openprep.acta.ActaQr}
   */
  public ImagePipeline(Optional<String> packageBrief) {
    this(() -> packageBrief);
  }

  /**
   * Finds fault with actas of another election, once it is known which is this one.
   *
   * @param packageBrief asked for each page, by any thread; as in {@link mx.openprep.acta.ActaQr}
   */
  public ImagePipeline(Supplier<Optional<String>> packageBrief) {
    this.packageBrief = packageBrief;
  }

  public ProcessedPage process(ScannedPage page) {
    return process(page.image());
  }

  /**
   * Any colour model and size. A page with faults comes back all the same: whether to scan again is
   * the person's decision. The same page always gives the same bytes. Safe for use by several
   * threads.
   */
  public ProcessedPage process(BufferedImage image) {
    GreyPage scan = GreyPage.of(image).fitted(LONGEST_SIDE);
    Reading reading = read(scan, Skew.of(scan));
    if (reading.qr().isEmpty()) {
      reading = withQrFromTheScan(scan, reading);
    } else if (Math.abs(reading.left()) > QR_DISAGREES) {
      reading = read(scan, new Skew(reading.skew().degrees() + reading.left(), true));
    }
    reading = reading.upright();
    StraightPage upright = reading.page();
    List<Rectangle2D> streaks = PageJudge.overForm(Streaks.of(scan), upright, reading.frame());
    int ink =
        reading
            .frame()
            .map(FormFrame::ink)
            .orElseGet(() -> Histogram.percentile(Histogram.greys(upright.page()), INK_SHARE));
    ImageQuality quality =
        PageFigures.quality(
            upright.page(),
            -reading.skew().degrees(),
            ink,
            reading.frame().map(FormFrame::count).orElse(0),
            streaks.size());
    List<PageFault> faults =
        new PageJudge(
                scan,
                upright,
                reading.skew(),
                reading.frame(),
                reading.qr(),
                reading.wayUpKnown(),
                streaks,
                quality)
            .faults(packageBrief.get());
    boolean twoSheets = faults.stream().anyMatch(fault -> fault.kind() == PageFault.Kind.DOUBLE);
    return new ProcessedPage(
        JpegFile.encode(upright.page()),
        quality,
        // Of two sheets it may be either's.
        reading.qr().map(QrReader.Sighting::text).filter(text -> !twoSheets),
        faults);
  }

  private Reading read(GreyPage scan, Skew skew) {
    StraightPage straight = StraightPage.of(scan, skew.degrees());
    Optional<FormFrame> frame = FormFrame.find(straight.page());
    StraightPage page = straight;
    if (frame.filter(form -> form.count() > 2).isEmpty()) {
      StraightPage aside = straight.quarterTurned(1);
      Optional<FormFrame> frameAside = FormFrame.find(aside.page());
      if (squares(frameAside) > squares(frame)) {
        page = aside;
        frame = frameAside;
      }
    }
    GreyPage grey = page.page();
    Optional<QrReader.Sighting> qr =
        frame.flatMap(form -> qrReader.find(grey, form)).or(() -> qrReader.find(grey));
    return new Reading(page, skew, frame, qr);
  }

  private static int squares(Optional<FormFrame> frame) {
    return frame.map(FormFrame::count).orElse(0);
  }

  /** A page without clear lines may be turned wrongly; its QR is read at any angle. */
  private Reading withQrFromTheScan(GreyPage scan, Reading misled) {
    Optional<QrReader.Sighting> qr = qrReader.find(scan);
    return qr.map(seen -> read(scan, new Skew(beyondQuarterTurn(seen.degrees()), true)))
        .filter(again -> again.qr().isPresent())
        .orElse(misled);
  }

  private static int quarterTurns(double degrees) {
    return (int) Math.round(degrees / 90);
  }

  private static double beyondQuarterTurn(double degrees) {
    return degrees - 90 * quarterTurns(degrees);
  }

  /** What was found on a page at one angle. */
  private record Reading(
      StraightPage page, Skew skew, Optional<FormFrame> frame, Optional<QrReader.Sighting> qr) {

    /** Degrees it still lies askew, by its QR. */
    double left() {
      return qr.map(seen -> beyondQuarterTurn(seen.degrees())).orElse(0.0);
    }

    boolean wayUpKnown() {
      return qr.isPresent() || frame.filter(form -> form.hasBand(page.page(), false)).isPresent();
    }

    /** Turned by what the QR says, for want of it by the dark band over the columns. */
    Reading upright() {
      int turns = qr.map(seen -> -quarterTurns(seen.degrees())).orElseGet(this::turnsByBand);
      if (turns % 4 == 0) {
        return this;
      }
      StraightPage turned = page.quarterTurned(turns);
      return new Reading(turned, skew, FormFrame.find(turned.page()), qr);
    }

    private int turnsByBand() {
      return frame.filter(form -> form.hasBand(page.page(), true)).isPresent() ? 2 : 0;
    }
  }
}
