package mx.openprep.desktop.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mx.openprep.desktop.form.FormLandmarks;
import mx.openprep.form.Box;
import mx.openprep.form.FormLayout;

/**
 * Where the printed form lies on a straight page that stands upright or upside down, told by its
 * corner squares.
 *
 * @param left of the paper, in pixels of the page; may lie outside of it, as the others
 * @param scale pixels for each point of the paper
 * @param paperHeight of the form, in points
 * @param found which squares are there
 * @param strangers squares that belong to another sheet
 * @param ink grey of the squares
 */
record FormFrame(
    double left,
    double top,
    double scale,
    int paperHeight,
    Set<Corner> found,
    List<Box> strangers,
    int ink) {
  private static final int REDUCTION = 4;
  private static final double INSET = FormLandmarks.MARK_INSET + FormLandmarks.MARK / 2;
  private static final double BETWEEN = FormLayout.WIDTH_POINTS - 2 * INSET;
  private static final double LEAST_FILL = 0.78;
  // A square of another sheet must be beyond doubt.
  private static final double STRANGER_FILL = 0.86;
  private static final double LEAST_SIDE = 5;
  private static final double MOST_SIDE = 18;
  private static final double MOST_OBLONG = 1.3;
  private static final double SIDE_DIFFERS = 0.22;
  // Of the distance between two squares.
  private static final double PLACE_DIFFERS = 0.02;
  private static final int MOST_SQUARES = 60;
  private static final double BAND_RIM = 2;
  private static final double BAND_INK = 0.45;
  private static final int LEAST_BAND = 2000;
  private static final double PAPER_SHARE = 0.9;
  private static final double INK_SHARE = 0.005;
  private static final double HALFWAY = 0.55;

  FormFrame {
    found = Set.copyOf(found);
    strangers = List.copyOf(strangers);
  }

  /** The corner square a place of the paper belongs to. */
  enum Corner {
    TOP_LEFT(true, true),
    TOP_RIGHT(false, true),
    BOTTOM_LEFT(true, false),
    BOTTOM_RIGHT(false, false);

    private final boolean left;
    private final boolean top;

    Corner(boolean left, boolean top) {
      this.left = left;
      this.top = top;
    }

    double x() {
      return left ? INSET : FormLayout.WIDTH_POINTS - INSET;
    }

    double y(int paperHeight) {
      return top ? INSET : paperHeight - INSET;
    }
  }

  /** The form of which most squares are found; empty when fewer than two fit together. */
  static Optional<FormFrame> find(GreyPage page) {
    if (Math.min(page.width(), page.height()) < REDUCTION * 2 * MOST_SIDE) {
      return Optional.empty();
    }
    GreyPage small = page.scaled(1.0 / REDUCTION);
    int[] greys = Histogram.greys(small);
    int ink = Histogram.percentile(greys, INK_SHARE);
    int third = small.width() / 3;
    GreyPage middle = small.cropped(third, small.height() / 3, third, small.height() / 3);
    // Of a scan that ended early most is no paper, and a bed may be whiter than it.
    return Stream.of(
            Histogram.percentile(greys, 0.5),
            Histogram.percentile(greys, PAPER_SHARE),
            Histogram.percentile(Histogram.greys(middle), 0.5))
        .distinct()
        .flatMap(paper -> find(page, small, (int) (paper - HALFWAY * (paper - ink))).stream())
        .max(Comparator.comparingInt(FormFrame::count));
  }

  private static Optional<FormFrame> find(GreyPage page, GreyPage small, int darkest) {
    List<Blobs.Blob> squares =
        Blobs.of(small, darkest).stream()
            .filter(FormFrame::isSquare)
            .sorted(Comparator.comparingDouble(blob -> -blob.fill()))
            .limit(MOST_SQUARES)
            .toList();
    return new Search(small, squares)
        .best()
        .map(FormFrame::enlarged)
        // Two squares may be chance.
        .filter(form -> form.count() > 2 || form.hasBand(page, false) || form.hasBand(page, true));
  }

  private static boolean isSquare(Blobs.Blob blob) {
    double oblong =
        (double) Math.max(blob.width(), blob.height()) / Math.min(blob.width(), blob.height());
    return blob.fill() >= LEAST_FILL
        && blob.side() >= LEAST_SIDE
        && blob.side() <= MOST_SIDE
        && oblong <= MOST_OBLONG;
  }

  private FormFrame enlarged() {
    List<Box> boxes = strangers.stream().map(box -> box.on(REDUCTION, REDUCTION)).toList();
    return new FormFrame(
        REDUCTION * left + REDUCTION / 2.0,
        REDUCTION * top + REDUCTION / 2.0,
        REDUCTION * scale,
        paperHeight,
        found,
        boxes,
        ink);
  }

  int count() {
    return found.size();
  }

  boolean has(Corner corner) {
    return found.contains(corner);
  }

  /** A place of the paper, from points to pixels of the page. */
  double x(double points) {
    return left + points * scale;
  }

  double y(double points) {
    return top + points * scale;
  }

  /**
   * The dark band over the columns is where it should be, on an upright page or one upside down.
   */
  boolean hasBand(GreyPage page, boolean upsideDown) {
    int paper = Histogram.percentile(Histogram.greys(page), PAPER_SHARE);
    long sum = 0;
    int count = 0;
    double end = FormLandmarks.BAND_TOP + FormLandmarks.BAND_HEIGHT - BAND_RIM;
    for (double down = FormLandmarks.BAND_TOP + BAND_RIM; down < end; down++) {
      for (double across = FormLandmarks.MARGIN + BAND_RIM;
          across < FormLayout.WIDTH_POINTS - FormLandmarks.MARGIN - BAND_RIM;
          across++) {
        int column = (int) x(across);
        int row = (int) y(upsideDown ? paperHeight - down : down);
        if (column >= 0 && row >= 0 && column < page.width() && row < page.height()) {
          sum += page.at(column, row);
          count++;
        }
      }
    }
    return count >= LEAST_BAND && paper - (double) sum / count > BAND_INK * (paper - ink);
  }

  /** Tries every pair of squares as every pair of corners. */
  private record Search(GreyPage small, List<Blobs.Blob> squares) {
    Optional<FormFrame> best() {
      List<FormFrame> frames = new ArrayList<>();
      for (int paperHeight : FormLandmarks.PAPER_HEIGHTS) {
        for (int i = 0; i < squares.size(); i++) {
          for (int j = 0; j < squares.size(); j++) {
            if (i != j) {
              fit(squares.get(i), squares.get(j), paperHeight, frames);
            }
          }
        }
      }
      return frames.stream()
          .max(Comparator.comparingInt(FormFrame::count).thenComparingDouble(this::onPage));
    }

    private void fit(Blobs.Blob one, Blobs.Blob other, int paperHeight, List<FormFrame> frames) {
      Corner[] corners = Corner.values();
      for (int i = 0; i < corners.length; i++) {
        for (int j = i + 1; j < corners.length; j++) {
          double across = corners[j].x() - corners[i].x();
          double down = corners[j].y(paperHeight) - corners[i].y(paperHeight);
          double dx = other.x() - one.x();
          double dy = other.y() - one.y();
          double scale = Math.hypot(dx, dy) / Math.hypot(across, down);
          boolean fits =
              Math.abs(dx - across * scale) + Math.abs(dy - down * scale)
                      < PLACE_DIFFERS * BETWEEN * scale
                  && sized(one, scale)
                  && sized(other, scale);
          if (fits) {
            double left = one.x() - corners[i].x() * scale;
            double top = one.y() - corners[i].y(paperHeight) * scale;
            frames.add(frame(left, top, scale, paperHeight));
          }
        }
      }
    }

    private static boolean sized(Blobs.Blob blob, double scale) {
      double wanted = FormLandmarks.MARK * scale;
      return Math.abs(blob.side() - wanted) < Math.max(1.6, SIDE_DIFFERS * wanted);
    }

    private FormFrame frame(double left, double top, double scale, int paperHeight) {
      List<Blobs.Blob> others = new ArrayList<>(squares);
      Set<Corner> found = EnumSet.noneOf(Corner.class);
      int ink = 0;
      double tolerance = PLACE_DIFFERS * BETWEEN * scale;
      for (Corner corner : Corner.values()) {
        double x = left + corner.x() * scale;
        double y = top + corner.y(paperHeight) * scale;
        Optional<Blobs.Blob> there =
            others.stream()
                .filter(blob -> Math.hypot(blob.x() - x, blob.y() - y) < tolerance)
                .filter(blob -> sized(blob, scale))
                .findFirst();
        there.ifPresent(others::remove);
        if (there.isPresent()) {
          found.add(corner);
        }
        ink = Math.max(ink, there.map(blob -> small.at((int) blob.x(), (int) blob.y())).orElse(0));
      }
      List<Box> strangers =
          others.stream()
              .filter(blob -> sized(blob, scale) && blob.fill() >= STRANGER_FILL)
              .map(blob -> new Box(blob.left(), blob.top(), blob.width(), blob.height()))
              .toList();
      return new FormFrame(left, top, scale, paperHeight, found, strangers, ink);
    }

    /** Of two that fit equally well, the likelier lies more on the page. */
    private double onPage(FormFrame frame) {
      double right = frame.left + FormLayout.WIDTH_POINTS * frame.scale;
      double bottom = frame.top + frame.paperHeight * frame.scale;
      double width = Math.min(right, small.width()) - Math.max(frame.left, 0);
      double height = Math.min(bottom, small.height()) - Math.max(frame.top, 0);
      return Math.max(0, width)
          * Math.max(0, height)
          / ((right - frame.left) * (bottom - frame.top));
    }
  }
}
