package mx.openprep.desktop.scan;

import mx.openprep.journal.ImageQuality;

/** Measures a page, and judges whether a person could read it. */
final class PageFigures {
  // Ink is this much darker than the paper.
  private static final int INK = 60;
  // An acta's printed lines alone cover some hundredths.
  private static final double BLANK_SHARE = 0.0005;
  // Steepest edges against the contrast: 0.33 when sharp, 0.15 at a blur of some 2.5 pixels
  // (standard deviation), where digits begin to run together.
  private static final double BLURRED_STEEPNESS = 0.15;
  private static final double EDGE_SHARE = 0.998;
  // The scanner's shadow may fall on the page's edges.
  private static final double MARGIN_SHARE = 0.02;
  // Two centimetres at 200 dots an inch.
  private static final int SMALLEST_SIDE = 160;
  private static final int CUT_DEPTH = 4;
  private static final int CUT_STROKES = 6;
  private static final int THINNEST_STROKE = 2;
  private static final int THICKEST_STROKE = 80;

  private PageFigures() {}

  static ImageQuality quality(GreyPage page, double turnedDegrees) {
    int[] greys = Histogram.greys(page);
    int contrast = Histogram.percentile(greys, 0.95) - Histogram.percentile(greys, 0.05);
    return new ImageQuality(
        page.width(),
        page.height(),
        (int) Math.round(1000 * turnedDegrees),
        laplacianVariance(page),
        contrast,
        Histogram.percentile(greys, 0.5),
        0,
        0,
        0,
        0);
  }

  private static int laplacianVariance(GreyPage page) {
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < page.height() - 1; y++) {
      for (int x = 1; x < page.width() - 1; x++) {
        int around = page.at(x - 1, y) + page.at(x + 1, y) + page.at(x, y - 1) + page.at(x, y + 1);
        int laplacian = around - 4 * page.at(x, y);
        sum += laplacian;
        squares += (double) laplacian * laplacian;
      }
    }
    double count = Math.max(1, (page.width() - 2.0) * (page.height() - 2.0));
    return (int) Math.round(squares / count - (sum / count) * (sum / count));
  }

  /** Nothing is written or printed on it: perhaps the wrong side. */
  static boolean blank(GreyPage page) {
    GreyPage smooth = inner(page).smoothed();
    int[] greys = Histogram.greys(smooth);
    int paper = Histogram.percentile(greys, 0.5);
    long ink = 0;
    for (int grey = 0; grey < paper - INK; grey++) {
      ink += greys[grey];
    }
    return ink < BLANK_SHARE * smooth.pixels().length;
  }

  private static GreyPage inner(GreyPage page) {
    int left = (int) (page.width() * MARGIN_SHARE);
    int top = (int) (page.height() * MARGIN_SHARE);
    return page.cropped(left, top, page.width() - 2 * left, page.height() - 2 * top);
  }

  static boolean blurred(GreyPage page) {
    GreyPage smooth = inner(page).smoothed();
    int[] steps = new int[256];
    for (int y = 0; y < smooth.height() - 1; y++) {
      for (int x = 0; x < smooth.width() - 1; x++) {
        int here = smooth.at(x, y);
        int aside = Math.abs(smooth.at(x + 1, y) - here);
        int below = Math.abs(smooth.at(x, y + 1) - here);
        steps[Math.max(aside, below)]++;
      }
    }
    int[] greys = Histogram.greys(smooth);
    int contrast = Histogram.percentile(greys, 0.995) - Histogram.percentile(greys, 0.005);
    return Histogram.percentile(steps, EDGE_SHARE) < BLURRED_STEEPNESS * contrast;
  }

  /** Strokes run over an edge of the picture: part of the page lies outside. */
  static boolean cutOff(GreyPage page) {
    if (Math.min(page.width(), page.height()) < SMALLEST_SIDE) {
      return true;
    }
    int paper = Histogram.percentile(Histogram.greys(page), 0.5);
    return strokesOver(page, paper) >= CUT_STROKES
        || strokesOver(page.quarterTurned(1), paper) >= CUT_STROKES;
  }

  private static int strokesOver(GreyPage page, int paper) {
    return Math.max(strokes(page, 0, paper), strokes(page, page.height() - CUT_DEPTH, paper));
  }

  private static int strokes(GreyPage page, int top, int paper) {
    int strokes = 0;
    int run = 0;
    for (int x = 0; x < page.width(); x++) {
      boolean ink = true;
      for (int y = top; y < top + CUT_DEPTH; y++) {
        ink &= page.at(x, y) < paper - INK;
      }
      if (ink) {
        run++;
      } else {
        strokes += run >= THINNEST_STROKE && run <= THICKEST_STROKE ? 1 : 0;
        run = 0;
      }
    }
    return strokes;
  }
}
