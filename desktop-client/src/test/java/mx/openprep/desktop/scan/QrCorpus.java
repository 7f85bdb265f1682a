package mx.openprep.desktop.scan;

import java.util.SplittableRandom;

/**
 * Pages by which the reading of QRs is measured: true actas, each turned by any angle on a white or
 * a dark bed, and worn in one way or in all.
 */
final class QrCorpus {
  private final PaperPile jalisco;
  private final PaperPile mini;
  private final long seed;

  enum Wear {
    TURNED,
    BLURRED,
    NOISY,
    STAINED,
    PALE,
    ALL
  }

  /** A page as scanned, and what its QR says. */
  record Page(GreyPage scan, String qr, Wear wear) {}

  QrCorpus(PaperPile jalisco, PaperPile mini, long seed) {
    this.jalisco = jalisco;
    this.mini = mini;
    this.seed = seed;
  }

  Page page(int number) {
    PaperWear wear = new PaperWear(new SplittableRandom(1_000_003 * seed + number));
    PaperPile.Sheet sheet = (number % 4 == 0 ? mini : jalisco).sheet(number);
    Wear kind = Wear.values()[number % Wear.values().length];
    boolean all = kind == Wear.ALL;
    GreyPage page = PaperWear.copy(sheet.page());
    if (all || kind == Wear.STAINED) {
      stain(page, wear);
    }
    if (all || kind == Wear.PALE) {
      double paper = wear.between(150, 255);
      page = PaperWear.toned(page, paper * wear.between(0, 0.65), paper);
    }
    int bed = wear.chance(0.3) ? (int) wear.between(15, 60) : 255;
    page = PaperWear.laid(page, wear.between(0, 360), bed, (int) wear.between(0, 60));
    if (all || kind == Wear.BLURRED) {
      page = PaperWear.blurred(page, wear.between(0, 3));
    }
    if (all || kind == Wear.NOISY) {
      page = wear.noisy(page, wear.between(0, 30));
    }
    return new Page(page, sheet.qr(), kind);
  }

  /**
   * Coffee anywhere and, on half of the pages, on the QR; a blot of ink on a quarter of the QRs.
   */
  private static void stain(GreyPage page, PaperWear wear) {
    int stains = (int) wear.between(3, 9);
    for (int i = 0; i < stains; i++) {
      wear.stain(
          page,
          wear.between(0, page.width()),
          wear.between(0, page.height()),
          wear.between(2.5, 13) * PaperWear.MILLIMETRE,
          wear.between(0.5, 0.9));
    }
    if (wear.chance(0.5)) {
      wear.stain(
          page, onQr(wear, page), onQrDown(wear), wear.between(60, 130), wear.between(0.5, 0.9));
    }
    if (wear.chance(0.25)) {
      wear.blot(page, onQr(wear, page), onQrDown(wear), wear.between(5, 14));
    }
  }

  private static double onQr(PaperWear wear, GreyPage page) {
    return page.width() - wear.between(130, 350);
  }

  private static double onQrDown(PaperWear wear) {
    return wear.between(120, 340);
  }
}
