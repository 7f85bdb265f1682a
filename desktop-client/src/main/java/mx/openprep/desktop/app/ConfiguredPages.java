package mx.openprep.desktop.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.desktop.digitization.WaitingPage;
import mx.openprep.desktop.scan.ScanProfile;

/** The scanners of this workstation, files of pictures, and the pages on its disk. */
final class ConfiguredPages implements PageSources, AutoCloseable {
  private final Scanners scanners;
  private final ScannedPages pages;

  ConfiguredPages(Scanners scanners, ScannedPages pages) {
    this.scanners = scanners;
    this.pages = pages;
  }

  @Override
  public Profile profile() {
    ScanProfile acta = ScanProfile.ACTA;
    return new Profile(acta.name(), acta.dotsPerInch(), acta.widthMm(), acta.heightMm());
  }

  @Override
  public List<PageSource> find() {
    return scanners.inUse();
  }

  @Override
  public PageSource files(List<Path> pictures) {
    return new FilePages(pictures, pages);
  }

  @Override
  public List<WaitingPage> waiting() {
    return pages.waiting();
  }

  @Override
  public Optional<String> qr(byte[] jpeg) {
    return pages.qr(jpeg);
  }

  @Override
  public ScannerDesk desk() {
    return scanners;
  }

  @Override
  public void close() {
    scanners.close();
  }
}
