package mx.openprep.desktop.scan;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Good pages as a CATD sees them, and pages spoilt in one way each, so badly that a person could
 * not read figures or that the image would be no evidence. Lengths are given in millimetres on
 * paper.
 */
final class QualityCorpus {
  private static final int WHITE = 255;

  private final PaperPile pile;
  private final PaperPile otherElection;
  private final long seed;

  /** How a page is spoilt. */
  enum Spoilt {
    BLANK(PageFault.Kind.BLANK),
    OUT_OF_FOCUS(PageFault.Kind.BLURRED),
    MOVED(PageFault.Kind.BLURRED),
    DARK_STREAK(PageFault.Kind.STREAKED),
    LIGHT_STREAK(PageFault.Kind.STREAKED),
    SIDE_MISSING(PageFault.Kind.CUT_OFF),
    CORNER_FOLDED(PageFault.Kind.CORNER_FOLDED),
    ENDS_EARLY(PageFault.Kind.CUT_OFF),
    SKEWED(PageFault.Kind.TOO_SKEWED),
    DARK(PageFault.Kind.TOO_DARK),
    PALE(PageFault.Kind.TOO_PALE),
    NO_ACTA(PageFault.Kind.NOT_ACTA),
    OTHER_ELECTION(PageFault.Kind.OTHER_ELECTION),
    QR_COVERED(PageFault.Kind.QR_UNREADABLE),
    HEAD_COVERED(PageFault.Kind.WAY_UP_UNKNOWN),
    TWO_SHEETS(PageFault.Kind.DOUBLE);

    private final PageFault.Kind name;

    Spoilt(PageFault.Kind name) {
      this.name = name;
    }

    boolean isNamedBy(PageFault.Kind kind) {
      return kind == name
          // With its head gone nothing says that it is an acta.
          || (this == SIDE_MISSING && kind == PageFault.Kind.NOT_ACTA)
          // So far askew that a corner is lost.
          || (this == SKEWED
              && (kind == PageFault.Kind.CUT_OFF || kind == PageFault.Kind.CORNER_FOLDED));
    }
  }

  QualityCorpus(PaperPile pile, PaperPile otherElection, long seed) {
    this.pile = pile;
    this.otherElection = otherElection;
    this.seed = seed;
  }

  private PaperWear wear(int number) {
    return new PaperWear(new SplittableRandom(2_000_003 * seed + number));
  }

  /** A page nobody should be stopped by. */
  GreyPage good(int number) {
    PaperWear wear = wear(number);
    GreyPage page = PaperWear.copy(pile.sheet(number).page());
    marks(page, wear);
    return scanned(page, wear);
  }

  /** Coffee off the figures, specks, a staple, the folds of an envelope. */
  private static void marks(GreyPage page, PaperWear wear) {
    if (wear.chance(0.3)) {
      wear.stain(
          page, wear.between(0, page.width()), wear.between(0, 320), wear.between(20, 90), 0.8);
    }
    if (wear.chance(0.3)) {
      double foot = page.height() - wear.between(0, 180);
      wear.stain(page, wear.between(0, page.width()), foot, wear.between(20, 90), 0.75);
    }
    int specks = (int) wear.between(0, 25);
    for (int i = 0; i < specks; i++) {
      wear.blot(
          page,
          wear.between(0, page.width()),
          wear.between(0, page.height()),
          wear.between(0.5, 2.5));
    }
    if (wear.chance(0.2)) {
      double top = wear.between(90, 130);
      PaperWear.cover(page, wear.between(60, 120), top, wear.between(60, 90), 6, 90);
    }
    if (wear.chance(0.5)) {
      wear.crease(page, page.height() / 3.0, wear.between(8, 45));
      wear.crease(page, page.height() * 2 / 3.0, wear.between(8, 45));
    }
  }

  /** Paper white to grey, ink black to dark grey, a little askew, any way up, light grain. */
  private static GreyPage scanned(GreyPage sheet, PaperWear wear) {
    double paper = wear.chance(0.2) ? wear.between(180, 215) : wear.between(215, 255);
    GreyPage page = PaperWear.toned(sheet, wear.between(5, 50), paper);
    page = wear.uneven(page, wear.between(0, 0.08));
    double quarter = wear.chance(0.25) ? 90 * (int) wear.between(1, 4) : 0;
    boolean dark = wear.chance(0.2);
    int bed = dark ? (int) wear.between(10, 60) : (int) Math.round(Math.max(paper, 235));
    page = PaperWear.laid(page, quarter + wear.between(-3, 3), bed, dark ? 25 : 0);
    page = PaperWear.blurred(page, wear.between(0, 1.2));
    page = wear.noisy(page, wear.between(0, 8));
    return wear.chance(0.5) ? PaperWear.throughJpeg(page, wear.between(0.6, 0.92)) : page;
  }

  GreyPage spoilt(int number, Spoilt how) {
    PaperWear wear = wear(number);
    GreyPage page = PaperWear.copy(pile.sheet(number).page());
    double millimetre = PaperWear.MILLIMETRE;
    int width = page.width();
    int height = page.height();
    return switch (how) {
      case BLANK -> {
        Arrays.fill(page.pixels(), (byte) WHITE);
        yield scanned(page, wear);
      }
      case OUT_OF_FOCUS -> PaperWear.blurred(scanned(page, wear), wear.between(4, 8));
      case MOVED -> PaperWear.moved(scanned(page, wear), (int) wear.between(16, 40));
      case DARK_STREAK -> {
        GreyPage scan = PaperWear.copy(scanned(page, wear));
        int left = (int) wear.between(0.12 * scan.width(), 0.88 * scan.width());
        PaperWear.shade(scan, left, (int) wear.between(2, 9), (int) wear.between(60, 200));
        yield scan;
      }
      case LIGHT_STREAK -> {
        GreyPage scan = PaperWear.copy(scanned(page, wear));
        int left = (int) wear.between(0.15 * scan.width(), 0.85 * scan.width());
        PaperWear.streak(scan, left, (int) wear.between(4, 9), 250);
        yield scan;
      }
      case SIDE_MISSING -> {
        int cut = (int) (wear.between(12, 60) * millimetre);
        GreyPage rest =
            switch ((int) wear.between(0, 4)) {
              case 0 -> page.cropped(cut, 0, width - cut, height);
              case 1 -> page.cropped(0, 0, width - cut, height);
              case 2 -> page.cropped(0, cut, width, height - cut);
              default -> page.cropped(0, 0, width, height - cut);
            };
        yield scanned(rest, wear);
      }
      case CORNER_FOLDED -> {
        PaperWear.fold(
            page,
            (int) wear.between(0, 4),
            wear.between(20, 60) * millimetre,
            wear.between(20, 60) * millimetre,
            wear.chance(0.5) ? 245 : 40);
        yield scanned(page, wear);
      }
      case ENDS_EARLY -> {
        GreyPage scan = PaperWear.copy(scanned(page, wear));
        int from = (int) (scan.height() * wear.between(0.3, 0.9));
        int grey = 127 * (int) wear.between(0, 3);
        PaperWear.cover(scan, 0, from, scan.width(), scan.height() - from, grey);
        yield scan;
      }
      case SKEWED -> {
        double degrees = wear.between(10, 30) * (wear.chance(0.5) ? 1 : -1);
        GreyPage turned = PaperWear.laid(page, degrees, WHITE, 0);
        // The scanner's window is as wide as the paper.
        int from = (turned.width() - width) / 2;
        yield wear.noisy(turned.cropped(from, 0, width, turned.height()), 4);
      }
      case DARK -> {
        double paper = wear.between(25, 85);
        yield wear.noisy(PaperWear.toned(page, paper * 0.15, paper), wear.between(2, 6));
      }
      case PALE -> {
        double paper = wear.between(200, 255);
        double ink = paper - wear.between(14, 45);
        yield wear.noisy(PaperWear.toned(page, ink, paper), wear.between(1, 4));
      }
      case NO_ACTA -> scanned(GreyPage.of(SyntheticPage.withoutQr(number)), wear);
      case OTHER_ELECTION -> scanned(otherElection.sheet(number).page(), wear);
      case QR_COVERED -> {
        PaperWear.cover(page, width - 340, 120, wear.between(110, 230), 240, 235);
        yield scanned(page, wear);
      }
      case HEAD_COVERED -> {
        PaperWear.cover(page, 90, 80, width - 180, wear.between(420, 520), 245);
        yield scanned(page, wear);
      }
      case TWO_SHEETS -> {
        GreyPage other = pile.sheet(number + 1_000_000).page();
        int rows = (int) (wear.between(25, 110) * millimetre);
        yield scanned(PaperWear.over(page, other, rows, wear.chance(0.5)), wear);
      }
    };
  }
}
