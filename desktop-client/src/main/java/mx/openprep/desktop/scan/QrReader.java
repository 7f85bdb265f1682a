package mx.openprep.desktop.scan;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.form.FormLandmarks;
import mx.openprep.form.FormLayout;
import org.jspecify.annotations.Nullable;

/**
 * Reads the QR of a page in a fixed number of tries, so that a page takes bounded time and always
 * gives the same. Where the form's frame is known only the QR's place is looked at, which is quick.
 *
 * <p>What keeps a misread from naming another acta: the code corrects errors at level Q in blocks
 * that accept a wrong text once in thousands of millions; the text must have the form of {@link
 * ActaQr}, 19 fixed characters and the package's brief; and the catalogue must know the acta.
 */
final class QrReader {
  private static final Map<DecodeHintType, Object> HARD = Map.of(DecodeHintType.TRY_HARDER, true);
  // Of a QR at one pixel a module, twice, so that a corner of the page can hold it.
  private static final int SMALLEST_SIDE = 60;
  private static final double CORNER_WIDTH = 0.5;
  private static final double CORNER_HEIGHT = 0.35;
  // Of the paper, in points: the largest QR, and as much as a frame may be off.
  private static final double QR_SIDE = 140;
  private static final double QR_SPARE = 10;

  private static final List<Attempt> ON_ITS_PLACE =
      List.of(
          new Attempt(part -> part, HybridBinarizer::new),
          new Attempt(GreyPage::smoothed, GlobalHistogramBinarizer::new),
          new Attempt(part -> part.scaled(0.5), HybridBinarizer::new),
          new Attempt(part -> part.smoothed().smoothed(), HybridBinarizer::new),
          new Attempt(part -> part.scaled(0.5), GlobalHistogramBinarizer::new),
          new Attempt(part -> part.smoothed().sharpened().sharpened(), HybridBinarizer::new),
          new Attempt(part -> part.scaled(2).smoothed(), GlobalHistogramBinarizer::new),
          new Attempt(part -> part.smoothed().scaled(0.6), HybridBinarizer::new),
          new Attempt(part -> part.scaled(0.5).sharpened(), HybridBinarizer::new),
          new Attempt(part -> part.smoothed().scaled(0.43), GlobalHistogramBinarizer::new));

  private static final List<Attempt> ON_THE_PAGE =
      List.of(
          new Attempt(page -> page, HybridBinarizer::new),
          new Attempt(page -> page.scaled(0.5), HybridBinarizer::new),
          new Attempt(GreyPage::smoothed, GlobalHistogramBinarizer::new));

  private static final List<Attempt> ON_THE_CORNERS =
      List.of(
          new Attempt(page -> page, HybridBinarizer::new),
          new Attempt(GreyPage::smoothed, GlobalHistogramBinarizer::new),
          new Attempt(page -> page.smoothed().scaled(0.6), HybridBinarizer::new),
          new Attempt(page -> page.scaled(2).smoothed(), GlobalHistogramBinarizer::new));

  /**
   * A QR that was read.
   *
   * @param degrees by which it is turned clockwise, -180 to 180; 0 is upright
   */
  record Sighting(String text, double degrees) {
    boolean isActa() {
      return ActaQr.parse(text).isPresent();
    }
  }

  /** The acta's QR on a page that stands upright or upside down, where its form has it. */
  Optional<Sighting> find(GreyPage page, FormFrame frame) {
    GreyPage upright = place(page, frame, false);
    GreyPage upsideDown = place(page, frame, true);
    for (Attempt attempt : ON_ITS_PLACE) {
      for (GreyPage part : new GreyPage[] {upright, upsideDown}) {
        Sighting seen = attempt.on(part);
        if (seen != null && seen.isActa()) {
          return Optional.of(seen);
        }
      }
    }
    return PrintedQr.read(page, frame, false)
        .map(text -> new Sighting(text, 0))
        .or(() -> PrintedQr.read(page, frame, true).map(text -> new Sighting(text, 180)));
  }

  private static GreyPage place(GreyPage page, FormFrame frame, boolean upsideDown) {
    double right = FormLayout.WIDTH_POINTS - FormLandmarks.MARGIN + QR_SPARE;
    double top = FormLandmarks.QR_TOP - QR_SPARE;
    double side = (QR_SIDE + QR_SPARE) * frame.scale();
    double x =
        frame.x(upsideDown ? FormLayout.WIDTH_POINTS - right : right) - (upsideDown ? 0 : side);
    double y = frame.y(upsideDown ? frame.paperHeight() - top : top) - (upsideDown ? side : 0);
    int left = Math.clamp((int) x, 0, page.width() - 1);
    int upper = Math.clamp((int) y, 0, page.height() - 1);
    return page.cropped(
        left,
        upper,
        Math.clamp((int) side, 1, page.width() - left),
        Math.clamp((int) side, 1, page.height() - upper));
  }

  /** The acta's QR, wherever it is; for want of it any other that is on the page. */
  Optional<Sighting> find(GreyPage page) {
    if (Math.min(page.width(), page.height()) < SMALLEST_SIDE) {
      return Optional.empty();
    }
    Sighting other = null;
    for (GreyPage part : parts(page)) {
      for (Attempt attempt : part == page ? ON_THE_PAGE : ON_THE_CORNERS) {
        Sighting seen = attempt.on(part);
        if (seen != null && seen.isActa()) {
          return Optional.of(seen);
        }
        other = other == null ? seen : other;
      }
    }
    return Optional.ofNullable(other);
  }

  private static List<GreyPage> parts(GreyPage page) {
    int width = (int) (page.width() * CORNER_WIDTH);
    int height = (int) (page.height() * CORNER_HEIGHT);
    int left = page.width() - width;
    int top = page.height() - height;
    return List.of(
        page,
        page.cropped(left, 0, width, height),
        page.cropped(left, top, width, height),
        page.cropped(0, 0, width, height),
        page.cropped(0, top, width, height));
  }

  /** One way to prepare a picture for reading. */
  private record Attempt(
      UnaryOperator<GreyPage> preparation, Function<LuminanceSource, Binarizer> binarizer) {
    @Nullable Sighting on(GreyPage part) {
      GreyPage prepared = preparation.apply(part);
      int width = prepared.width();
      int height = prepared.height();
      LuminanceSource source =
          new PlanarYUVLuminanceSource(
              prepared.pixels(), width, height, 0, 0, width, height, false);
      try {
        Result result = new QRCodeReader().decode(new BinaryBitmap(binarizer.apply(source)), HARD);
        return new Sighting(result.getText(), degrees(result.getResultPoints()));
      } catch (NotFoundException | ChecksumException | FormatException unreadable) {
        return null;
      }
    }

    /** The finder patterns come as bottom left, top left, top right. */
    private static double degrees(ResultPoint[] finders) {
      float right = finders[2].getX() - finders[1].getX();
      float down = finders[2].getY() - finders[1].getY();
      return Math.toDegrees(Math.atan2(down, right));
    }
  }
}
