package mx.openprep.desktop.app;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.digitization.WaitingPage;
import mx.openprep.desktop.scan.ScanProgress;
import mx.openprep.desktop.scan.ScannedPage;
import mx.openprep.desktop.scan.Scanner;

/** A scanner, as the screen of digitisation sees it: its pages are on disk when they come. */
public final class ScannerPages implements PageSource, AutoCloseable {
  private static final double PERCENT = 100;

  private final String name;
  private final Scanner scanner;
  private final ScannedPages pages;
  private volatile boolean cancelled;

  /**
   * Pages of a scanner.
   *
   * @param name as a person knows it
   */
  public ScannerPages(String name, Scanner scanner, ScannedPages pages) {
    this.name = name;
    this.scanner = scanner;
    this.pages = pages;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<WaitingPage> first(DoubleConsumer progress) {
    cancelled = false;
    return kept(heard -> Optional.of(scanner.scan(heard)), progress);
  }

  @Override
  public Optional<WaitingPage> next(DoubleConsumer progress) {
    return cancelled ? Optional.empty() : kept(scanner::scanNext, progress);
  }

  /** One at a time: a scan that was stopped may still be ending. */
  private synchronized Optional<WaitingPage> kept(
      Function<ScanProgress, Optional<ScannedPage>> scan, DoubleConsumer progress) {
    try {
      return scan.apply(
              percent -> {
                if (cancelled) {
                  // It came a moment before the scan that it is meant for had begun.
                  scanner.cancel();
                }
                progress.accept(percent / PERCENT);
              })
          .map(page -> pages.keep(page, scanner.name()));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  /** A page for trying, kept nowhere but at a scanner that keeps pages itself. */
  synchronized Page test(DoubleConsumer progress) {
    cancelled = false;
    ScannedPage page = scanner.scan(percent -> progress.accept(percent / PERCENT));
    return pages.page(page, scanner.name());
  }

  @Override
  public void cancel() {
    cancelled = true;
    scanner.cancel();
  }

  @Override
  public void close() {
    scanner.close();
  }
}
