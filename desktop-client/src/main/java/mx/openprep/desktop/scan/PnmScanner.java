package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A true SANE scanner whose paper is made by a program: each page lies as a picture file under
 * SANE's {@code pnm} backend and comes back over the wire. A page that could not be scanned stays
 * in the tray for the next try.
 */
public final class PnmScanner implements Scanner {
  private final PageSource pages;
  private final Path tray;
  private final SaneScanner scanner;
  private @Nullable BufferedImage inTray;

  /** Does not close the daemon. */
  public PnmScanner(SaneDaemon daemon, PageSource pages) {
    this.pages = pages;
    this.tray = daemon.directory().toAbsolutePath().resolve("tray.pgm");
    this.scanner =
        new SaneScanner(daemon.settings("pnm:0").withOptions(Map.of("filename", tray.toString())));
  }

  @Override
  public String name() {
    return scanner.name();
  }

  @Override
  public ScannedPage scan(ScanProgress progress) {
    if (inTray == null) {
      BufferedImage page =
          pages.next().orElseThrow(() -> new Refusal(MessageCode.SCANNER_EMPTY, name()));
      lay(page);
      inTray = page;
    }
    ScannedPage scanned = scanner.scan(progress);
    inTray = null;
    return scanned;
  }

  private void lay(BufferedImage page) {
    Path coming = tray.resolveSibling("coming.pgm");
    try {
      Files.write(coming, PgmFile.encode(GreyPage.of(page)));
      Files.move(coming, tray, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refusal(MessageCode.SCANNER_FAILED, e, name(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void cancel() {
    scanner.cancel();
  }

  @Override
  public void close() {
    scanner.close();
  }
}
