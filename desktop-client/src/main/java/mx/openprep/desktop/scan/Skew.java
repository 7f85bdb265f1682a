package mx.openprep.desktop.scan;

import java.util.Arrays;

/**
 * How far a page lies askew, found by projection: at the right angle the edges of its lines fall
 * into few rows and columns.
 *
 * @param degrees clockwise, from -45 to 45: quarter turns look all the same to a projection
 * @param clear one angle stands out; if not, the page has too few lines to tell
 */
record Skew(double degrees, boolean clear) {
  /** Beyond it the page was fed so badly that a corner is likely missing or the paper folded. */
  static final double MOST_DEGREES = 8;

  // Nobody sees it, and turning costs sharpness.
  private static final double LEAST_DEGREES = 0.1;
  private static final double REDUCTION = 0.5;
  // Of the page's contrast.
  private static final double EDGE = 0.23;
  private static final double SOFT_EDGE = 0.13;
  private static final int LEAST_EDGE = 8;
  private static final double INK_SHARE = 0.005;
  private static final int FEWEST_POINTS = 300;
  private static final int COARSE_POINTS = 8000;
  private static final double COARSE_STEP = 0.5;
  private static final double FINE_STEP = 0.05;
  private static final double STANDS_OUT = 1.25;

  private static final int COARSE_ANGLES = (int) (90 / COARSE_STEP);

  static Skew of(GreyPage page) {
    GreyPage half = page.scaled(REDUCTION);
    Skew skew = of(Edges.of(half, EDGE));
    // Coarse grain has edges everywhere.
    return skew.clear() ? skew : of(Edges.of(half.smoothed(), SOFT_EDGE));
  }

  private static Skew of(Edges edges) {
    if (edges.count() < FEWEST_POINTS) {
      return new Skew(0, false);
    }
    Edges sample = edges.sample(COARSE_POINTS);
    double[] sums = new double[COARSE_ANGLES];
    int best = 0;
    for (int i = 0; i < COARSE_ANGLES; i++) {
      sums[i] = sample.concentration(-45 + i * COARSE_STEP, 2);
      best = sums[i] > sums[best] ? i : best;
    }
    double typical = median(sums);
    double fine = refined(edges, -45 + best * COARSE_STEP);
    double worthTurning = Math.abs(fine) < LEAST_DEGREES ? 0 : fine;
    return new Skew(worthTurning, sums[best] > STANDS_OUT * typical);
  }

  private static double refined(Edges edges, double about) {
    double best = about;
    double highest = -1;
    for (double angle = about - COARSE_STEP; angle <= about + COARSE_STEP; angle += FINE_STEP) {
      double sum = edges.concentration(angle, 1);
      if (sum > highest) {
        highest = sum;
        best = angle;
      }
    }
    return best;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Beyond what is straightened without a word, or not to be told at all. */
  boolean tooMuch() {
    return !clear || far();
  }

  boolean far() {
    return Math.abs(degrees) > MOST_DEGREES;
  }

  /**
   * Points where a stroke ends: lower edges tell the rows, right edges the columns. Edges, not dark
   * pixels, because a dark scanner bed has many of those.
   */
  private record Edges(Points lower, Points right, int diagonal) {
    static Edges of(GreyPage page, double share) {
      int[] greys = Histogram.greys(page);
      int contrast = Histogram.percentile(greys, 0.5) - Histogram.percentile(greys, INK_SHARE);
      int edge = Math.max(LEAST_EDGE, (int) (share * contrast));
      Points lower = new Points();
      Points right = new Points();
      for (int y = 0; y < page.height() - 1; y++) {
        for (int x = 0; x < page.width() - 1; x++) {
          int here = page.at(x, y);
          if (page.at(x, y + 1) - here > edge) {
            lower.add(x, y);
          }
          if (page.at(x + 1, y) - here > edge) {
            right.add(x, y);
          }
        }
      }
      return new Edges(lower, right, (int) Math.hypot(page.width(), page.height()) + 2);
    }

    int count() {
      return lower.count + right.count;
    }

    Edges sample(int most) {
      int stride = Math.max(1, count() / most);
      return new Edges(lower.every(stride), right.every(stride), diagonal);
    }

    double concentration(double degrees, int binSize) {
      double cos = Math.cos(Math.toRadians(degrees));
      double sin = Math.sin(Math.toRadians(degrees));
      int[] rows = new int[2 * diagonal / binSize + 2];
      int[] columns = new int[2 * diagonal / binSize + 2];
      for (int i = 0; i < lower.count; i++) {
        rows[(int) ((lower.y[i] * cos - lower.x[i] * sin + diagonal) / binSize)]++;
      }
      for (int i = 0; i < right.count; i++) {
        columns[(int) ((right.x[i] * cos + right.y[i] * sin + diagonal) / binSize)]++;
      }
      return squares(rows) + squares(columns);
    }

    private static double squares(int[] bins) {
      double sum = 0;
      for (int bin : bins) {
        sum += (double) bin * bin;
      }
      return sum;
    }
  }

  /** Growing lists of coordinates, without boxing. */
  private static final class Points {
    private int[] x = new int[1024];
    private int[] y = new int[1024];
    private int count;

    void add(int newX, int newY) {
      if (count == x.length) {
        x = Arrays.copyOf(x, 2 * count);
        y = Arrays.copyOf(y, 2 * count);
      }
      x[count] = newX;
      y[count] = newY;
      count++;
    }

    Points every(int stride) {
      Points some = new Points();
      for (int i = 0; i < count; i += stride) {
        some.add(x[i], y[i]);
      }
      return some;
    }
  }
}
