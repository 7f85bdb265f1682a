package mx.openprep.desktop.scan;

/** Where the paper lies: takes away the scanner's bed and the canvas added by turning. */
record PageCrop(int left, int top, int width, int height) {
  private static final int DARK = 110;
  private static final int WHITE = 255;
  // Of the brightest rows or columns; a page has ink, its surroundings have no paper.
  private static final double PAPER_SHARE = 0.35;
  private static final int INK_MARGIN = 20;
  private static final int FEWEST_INK_PIXELS = 3;

  /** The grey around the page: white, or that of a dark bed. */
  static int surroundings(GreyPage page) {
    int[] greys = new int[256];
    for (int x = 0; x < page.width(); x++) {
      greys[page.at(x, 0)]++;
      greys[page.at(x, page.height() - 1)]++;
    }
    for (int y = 0; y < page.height(); y++) {
      greys[page.at(0, y)]++;
      greys[page.at(page.width() - 1, y)]++;
    }
    int median = Histogram.percentile(greys, 0.5);
    return median < DARK ? median : WHITE;
  }

  /**
   * Finds the paper of a straightened page.
   *
   * @param surroundings as found before it was turned
   * @param width of the page before it was turned; on a white bed, where the paper's edge is
   *     invisible, no page gets larger unless ink would be lost
   */
  static PageCrop of(GreyPage page, int surroundings, int width, int height) {
    Span[] spans = surroundings < DARK ? paper(page) : canvas(page, width, height);
    Span columns = spans[0];
    Span rows = spans[1];
    // A black picture has no paper anywhere.
    boolean nothing = columns.length() == 0 || rows.length() == 0;
    return nothing
        ? new PageCrop(0, 0, page.width(), page.height())
        : new PageCrop(columns.from, rows.from, columns.length(), rows.length());
  }

  GreyPage on(GreyPage page) {
    return page.cropped(left, top, width, height);
  }

  private static Span[] paper(GreyPage page) {
    int[] columns = new int[page.width()];
    int[] rows = new int[page.height()];
    for (int y = 0; y < page.height(); y++) {
      for (int x = 0; x < page.width(); x++) {
        if (page.at(x, y) > DARK) {
          columns[x]++;
          rows[y]++;
        }
      }
    }
    return new Span[] {Span.above(columns, PAPER_SHARE), Span.above(rows, PAPER_SHARE)};
  }

  private static Span[] canvas(GreyPage page, int width, int height) {
    int[] columns = new int[page.width()];
    int[] rows = new int[page.height()];
    for (int y = 0; y < page.height(); y++) {
      for (int x = 0; x < page.width(); x++) {
        if (page.at(x, y) < DARK) {
          columns[x]++;
          rows[y]++;
        }
      }
    }
    return new Span[] {
      Span.middle(page.width(), width).with(Span.ink(columns)),
      Span.middle(page.height(), height).with(Span.ink(rows))
    };
  }

  /** Pixels from one to before another. */
  private record Span(int from, int to) {
    int length() {
      return to - from;
    }

    static Span middle(int whole, int wanted) {
      int from = Math.max(0, (whole - wanted) / 2);
      return new Span(from, Math.min(whole, from + wanted));
    }

    static Span above(int[] counts, double share) {
      int highest = 0;
      for (int count : counts) {
        highest = Math.max(highest, count);
      }
      return between(counts, Math.max(1, (int) (share * highest)), 0);
    }

    static Span ink(int[] counts) {
      return between(counts, FEWEST_INK_PIXELS, INK_MARGIN);
    }

    private static Span between(int[] counts, int least, int margin) {
      int from = 0;
      int to = counts.length;
      while (from < to && counts[from] < least) {
        from++;
      }
      while (to > from && counts[to - 1] < least) {
        to--;
      }
      return from == to
          ? new Span(counts.length / 2, counts.length / 2)
          : new Span(Math.max(0, from - margin), Math.min(counts.length, to + margin));
    }

    Span with(Span other) {
      return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }
  }
}
