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
import org.jspecify.annotations.Nullable;

/** Finds the QR on a straightened page, whichever way up the page lies. */
final class QrReader {
  private static final Map<DecodeHintType, Object> HARD = Map.of(DecodeHintType.TRY_HARDER, true);
  // Of a QR at one pixel a module, twice, so that a corner of the page can hold it.
  private static final int SMALLEST_SIDE = 60;
  private static final double CORNER_WIDTH = 0.5;
  private static final double CORNER_HEIGHT = 0.35;

  // From the quick one that nearly always does, to those for damaged pages.
  private static final List<Attempt> ATTEMPTS =
      List.of(
          new Attempt(page -> page, HybridBinarizer::new, false),
          new Attempt(page -> page.scaled(0.5), HybridBinarizer::new, false),
          new Attempt(GreyPage::smoothed, GlobalHistogramBinarizer::new, false),
          new Attempt(page -> page, HybridBinarizer::new, true),
          new Attempt(GreyPage::smoothed, GlobalHistogramBinarizer::new, true),
          new Attempt(page -> page.smoothed().scaled(0.6), HybridBinarizer::new, true),
          new Attempt(page -> page.scaled(2).smoothed(), GlobalHistogramBinarizer::new, true));

  /**
   * A QR that was read.
   *
   * @param degrees by which it is turned clockwise, -180 to 180; 0 is upright
   */
  record Sighting(String text, double degrees) {}

  /** The acta's QR; for want of it any other that is on the page. */
  Optional<Sighting> find(GreyPage page) {
    if (Math.min(page.width(), page.height()) < SMALLEST_SIDE) {
      return Optional.empty();
    }
    Sighting other = null;
    for (Attempt attempt : ATTEMPTS) {
      Optional<Sighting> seen = attempt.on(page);
      if (seen.isPresent() && ActaQr.parse(seen.get().text()).isPresent()) {
        return seen;
      }
      other = other == null ? seen.orElse(null) : other;
    }
    return Optional.ofNullable(other);
  }

  /** One way to prepare a page for reading; in quarters, or whole. */
  private record Attempt(
      UnaryOperator<GreyPage> preparation,
      Function<LuminanceSource, Binarizer> binarizer,
      boolean corners) {
    Optional<Sighting> on(GreyPage page) {
      if (!corners) {
        return Optional.ofNullable(read(preparation.apply(page)));
      }
      int width = (int) (page.width() * CORNER_WIDTH);
      int height = (int) (page.height() * CORNER_HEIGHT);
      for (int left : new int[] {page.width() - width, 0}) {
        for (int top : new int[] {0, page.height() - height}) {
          Sighting seen = read(preparation.apply(page.cropped(left, top, width, height)));
          if (seen != null) {
            return Optional.of(seen);
          }
        }
      }
      return Optional.empty();
    }

    private @Nullable Sighting read(GreyPage part) {
      int width = part.width();
      int height = part.height();
      LuminanceSource source =
          new PlanarYUVLuminanceSource(part.pixels(), width, height, 0, 0, width, height, false);
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
