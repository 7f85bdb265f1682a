package mx.openprep.desktop.app;

import java.util.function.DoubleConsumer;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.ProcessedPage;
import mx.openprep.desktop.scan.ScannedPage;
import mx.openprep.desktop.scan.Scanner;

/** A scanner and what is done to its pages, as the screen of digitisation sees them. */
public final class ScannerPages implements PageSource, AutoCloseable {
  private static final double PERCENT = 100;

  private final String name;
  private final Scanner scanner;
  private final ImagePipeline pipeline;

  /**
   * Pages of a scanner.
   *
   * @param name as a person knows it
   */
  public ScannerPages(String name, Scanner scanner, ImagePipeline pipeline) {
    this.name = name;
    this.scanner = scanner;
    this.pipeline = pipeline;
  }

  @Override
  public String name() {
    return name;
  }

  /** One at a time: a scan that was stopped may still be ending. */
  @Override
  public synchronized Page next(DoubleConsumer progress) {
    ScannedPage scanned = scanner.scan(percent -> progress.accept(percent / PERCENT));
    return page(pipeline.process(scanned), scanner.name(), scanned::stored);
  }

  static Page page(ProcessedPage processed, String scanner, Runnable whenStored) {
    return new Page(
        processed.jpeg(),
        processed.quality().wire(),
        processed.qr(),
        scanner,
        processed.faults().stream().map(fault -> fault.kind().code()).toList(),
        whenStored);
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
