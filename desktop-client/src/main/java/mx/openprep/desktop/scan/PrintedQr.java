package mx.openprep.desktop.scan;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Optional;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.form.FormLandmarks;
import mx.openprep.form.FormLayout;

/**
 * Reads a QR without looking for it: the form's frame says where each module lies. Does where its
 * finder patterns are stained or the grain is coarse.
 */
final class PrintedQr {
  // An acta's text takes one of these.
  private static final int SMALLEST_VERSION = 3;
  private static final int LARGEST_VERSION = 6;
  // Modules by which the frame may be off.
  private static final double[] OFFSETS = {0, -0.35, 0.35};
  private static final int[] NEIGHBOURS = {4, 2};
  private static final double[] SHARPNESS = {0, 0.15, 0.3};

  private final GreyPage page;
  private final FormFrame frame;
  private final boolean upsideDown;

  private PrintedQr(GreyPage page, FormFrame frame, boolean upsideDown) {
    this.page = page;
    this.frame = frame;
    this.upsideDown = upsideDown;
  }

  /** The text of an acta's QR, if it can be read so. */
  static Optional<String> read(GreyPage page, FormFrame frame, boolean upsideDown) {
    PrintedQr qr = new PrintedQr(page, frame, upsideDown);
    for (int version = SMALLEST_VERSION; version <= LARGEST_VERSION; version++) {
      int modules = 17 + 4 * version;
      for (double right : OFFSETS) {
        for (double down : OFFSETS) {
          int[][] greys = qr.greys(modules, right, down);
          for (double sharpness : SHARPNESS) {
            for (int neighbours : NEIGHBOURS) {
              Optional<String> text = decoded(dark(sharpened(greys, sharpness), neighbours));
              if (text.flatMap(ActaQr::parse).isPresent()) {
                return text;
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(BitMatrix dark) {
    try {
      return Optional.of(new Decoder().decode(dark).getText());
    } catch (ChecksumException | FormatException unreadable) {
      return Optional.empty();
    }
  }

  int[][] greys(int modules, double right, double down) {
    double module = FormLandmarks.QR_MODULE;
    double size = (modules + 2 * FormLandmarks.QR_QUIET_MODULES) * module;
    double left = FormLayout.WIDTH_POINTS - FormLandmarks.MARGIN - size;
    int[][] greys = new int[modules][modules];
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        double x = left + (column + right + FormLandmarks.QR_QUIET_MODULES + 0.5) * module;
        double y =
            FormLandmarks.QR_TOP + (row + down + FormLandmarks.QR_QUIET_MODULES + 0.5) * module;
        greys[row][column] = grey(x, y);
      }
    }
    return greys;
  }

  /** Takes off what blur gave each module of those beside it. */
  private static int[][] sharpened(int[][] greys, double sharpness) {
    int modules = greys.length;
    int[][] sharp = new int[modules][modules];
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        int here = greys[row][column];
        int beside =
            greys[Math.max(0, row - 1)][column]
                + greys[Math.min(modules - 1, row + 1)][column]
                + greys[row][Math.max(0, column - 1)]
                + greys[row][Math.min(modules - 1, column + 1)];
        sharp[row][column] = (int) (here + sharpness * (4 * here - beside));
      }
    }
    return sharp;
  }

  private static BitMatrix dark(int[][] greys, int neighbours) {
    BitMatrix dark = new BitMatrix(greys.length);
    for (int row = 0; row < greys.length; row++) {
      for (int column = 0; column < greys.length; column++) {
        if (greys[row][column] < middleAround(greys, row, column, neighbours)) {
          dark.set(column, row);
        }
      }
    }
    return dark;
  }

  /** Mean of the inner part of a module. */
  private int grey(double x, double y) {
    int reach = Math.max(1, (int) Math.round(FormLandmarks.QR_MODULE * frame.scale() * 0.25));
    int column = (int) Math.round(frame.x(upsideDown ? FormLayout.WIDTH_POINTS - x : x));
    int row = (int) Math.round(frame.y(upsideDown ? frame.paperHeight() - y : y));
    int sum = 0;
    int count = 0;
    for (int there = row - reach; there <= row + reach; there++) {
      for (int here = column - reach; here <= column + reach; here++) {
        if (here >= 0 && there >= 0 && here < page.width() && there < page.height()) {
          sum += page.at(here, there);
          count++;
        }
      }
    }
    return count == 0 ? 255 : sum / count;
  }

  /** Half-way between the greys around: by the mean of the darker and of the lighter ones. */
  private static int middleAround(int[][] greys, int row, int column, int neighbours) {
    int sum = 0;
    int count = 0;
    int last = greys.length - 1;
    for (int y = Math.max(0, row - neighbours); y <= Math.min(last, row + neighbours); y++) {
      for (int x = Math.max(0, column - neighbours);
          x <= Math.min(last, column + neighbours);
          x++) {
        sum += greys[y][x];
        count++;
      }
    }
    int mean = sum / count;
    int darker = 0;
    int dark = 0;
    int lighter = 0;
    for (int y = Math.max(0, row - neighbours); y <= Math.min(last, row + neighbours); y++) {
      for (int x = Math.max(0, column - neighbours);
          x <= Math.min(last, column + neighbours);
          x++) {
        if (greys[y][x] < mean) {
          darker += greys[y][x];
          dark++;
        } else {
          lighter += greys[y][x];
        }
      }
    }
    return dark == 0 ? mean : (darker / dark + lighter / Math.max(1, count - dark)) / 2;
  }
}
