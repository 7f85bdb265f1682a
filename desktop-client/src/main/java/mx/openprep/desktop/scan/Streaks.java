package mx.openprep.desktop.scan;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that dirt on a scanner's glass draws: straight along the scan, from one end of the page to
 * the other, darker than the paper or, over ink, lighter. Nothing printed or written is as long.
 * Only along the scan: across it the folds of a letter look alike.
 */
final class Streaks {
  private static final int BAND = 8;
  private static final int ASIDE = 10;
  // Rows in succession; of the 42 of the band some have letters.
  private static final int LEAST_BAND = 8;
  private static final int LINE_MIDDLE = 13;
  private static final int LINE_END = 16;
  private static final double LIGHT_SIDE = 0.3;
  private static final double DARK_SIDE = 0.55;
  private static final double DARKER = 0.13;
  private static final int LEAST_DARKER = 12;
  private static final double WHOLE_LENGTH = 0.93;
  private static final double SEEN_LENGTH = 0.4;
  private static final double INTERRUPTED = 0.92;
  // A form has a line across for every field; letters of one word are no more than one.
  private static final int LEAST_LINES = 7;
  private static final int BETWEEN_LINES = 24;
  private static final int SAME_STREAK = 4;
  private static final double INK_SHARE = 0.005;

  private final GreyPage scan;
  private final int paper;
  private final int contrast;

  private Streaks(GreyPage scan) {
    this.scan = scan;
    int[] greys = Histogram.greys(scan);
    paper = Histogram.percentile(greys, 0.5);
    contrast = paper - Histogram.percentile(greys, INK_SHARE);
  }

  /** Places of the scan, as it came and before it was turned. */
  static List<Rectangle2D> of(GreyPage scan) {
    if (Math.min(scan.width(), scan.height()) <= 2 * LINE_END + BAND) {
      return List.of();
    }
    Streaks streaks = new Streaks(scan);
    List<Rectangle2D> found = new ArrayList<>();
    boolean[] upright = streaks.dark(scan.bands(BAND));
    streaks.addInterruptions(upright);
    for (int[] span : spans(upright)) {
      found.add(new Rectangle2D.Double(span[0], 0, span[1] - span[0], scan.height()));
    }
    return found;
  }

  /** Columns that are darker than what is beside them wherever that is paper. */
  private boolean[] dark(GreyPage bands) {
    boolean[] streaked = new boolean[bands.width()];
    int light = (int) (paper - LIGHT_SIDE * contrast);
    int darker = Math.max(LEAST_DARKER, (int) (DARKER * contrast));
    for (int x = ASIDE; x < bands.width() - ASIDE; x++) {
      int seen = 0;
      int dark = 0;
      for (int y = 0; y < bands.height(); y++) {
        int aside = Math.min(bands.at(x - ASIDE, y), bands.at(x + ASIDE, y));
        if (aside > light) {
          seen++;
          dark += aside - bands.at(x, y) > darker ? 1 : 0;
        }
      }
      streaked[x] = seen >= SEEN_LENGTH * bands.height() && dark >= WHOLE_LENGTH * seen;
    }
    return streaked;
  }

  /** Columns that are light wherever what is beside them is ink. */
  private void addInterruptions(boolean[] streaked) {
    int ink = (int) (paper - DARK_SIDE * contrast);
    int light = (int) (paper - LIGHT_SIDE * contrast);
    for (int x = LINE_END; x < scan.width() - LINE_END; x++) {
      int seen = 0;
      int interrupted = 0;
      int lines = 0;
      int onBand = 0;
      int highestBand = 0;
      int last = -BETWEEN_LINES;
      for (int y = 0; y < scan.height(); y++) {
        if (scan.at(x - ASIDE, y) < ink && scan.at(x + ASIDE, y) < ink) {
          seen++;
          interrupted += scan.at(x, y) > light ? 1 : 0;
          lines += y - last >= BETWEEN_LINES ? 1 : 0;
          last = y;
        }
        onBand = isOnBand(x, y, ink) ? onBand + 1 : 0;
        highestBand = Math.max(highestBand, onBand);
      }
      streaked[x] |=
          lines >= LEAST_LINES && highestBand >= LEAST_BAND && interrupted >= INTERRUPTED * seen;
    }
  }

  /** The dark band over the columns runs to both sides; letters have ink beside a gap as well. */
  private boolean isOnBand(int x, int y, int ink) {
    return scan.at(x - ASIDE, y) < ink
        && scan.at(x + ASIDE, y) < ink
        && scan.at(x - LINE_END, y) < ink
        && scan.at(x + LINE_END, y) < ink
        && scan.at(x - LINE_MIDDLE, y) < ink
        && scan.at(x + LINE_MIDDLE, y) < ink;
  }

  private static List<int[]> spans(boolean[] streaked) {
    List<int[]> spans = new ArrayList<>();
    for (int x = 0; x < streaked.length; x++) {
      if (streaked[x]) {
        if (!spans.isEmpty() && x - spans.getLast()[1] < SAME_STREAK) {
          spans.getLast()[1] = x + 1;
        } else {
          spans.add(new int[] {x, x + 1});
        }
      }
    }
    return spans;
  }
}
