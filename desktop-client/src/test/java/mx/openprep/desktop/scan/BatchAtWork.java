package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import mx.openprep.desktop.app.ScannedPages;
import mx.openprep.desktop.app.ScannerPages;
import mx.openprep.desktop.digitization.WaitingPage;

/**
 * The process that {@link BatchCrashTest} kills: scans a batch and says which pages it has kept.
 */
final class BatchAtWork {
  static final String KEPT = "kept ";

  private BatchAtWork() {}

  static String qr(int page) {
    return "OPENPREP1:0a1b2c3d:GUB-%d-2".formatted(page);
  }

  static BufferedImage paper(int page) {
    return SyntheticPage.acta(qr(page));
  }

  /** Arguments: where pages are kept, how many there are. */
  public static void main(String[] arguments) throws Exception {
    PrintStream parent = System.out;
    Path directory = Path.of(arguments[0]);
    int pages = Integer.parseInt(arguments[1]);
    int[] laid = new int[1];
    PageSource pile =
        () -> laid[0] < pages ? Optional.of(paper(++laid[0])) : Optional.<BufferedImage>empty();
    ScannedPages kept =
        new ScannedPages(new KeptPages(directory.resolve("scanned")), new ImagePipeline());
    try (SaneDaemon daemon = SaneDaemon.start(directory.resolve("sane"));
        ScannerPages scanner = new ScannerPages("pnm", new PnmScanner(daemon, pile), kept)) {
      Optional<WaitingPage> page = scanner.first(done -> {});
      for (int number = 1; page.isPresent(); number++) {
        parent.println(KEPT + number);
        parent.flush();
        page = scanner.next(done -> {});
      }
    }
  }
}
