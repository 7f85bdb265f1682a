package mx.openprep.desktop.app;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.digitization.WaitingPage;
import mx.openprep.desktop.scan.PageFile;
import mx.openprep.desktop.scan.ScannedPage;

/** The pages of picture files, one after another. A file that cannot be read stops at its turn. */
final class FilePages implements PageSource {
  private final Deque<Path> files;
  private final ScannedPages pages;
  private final Deque<BufferedImage> read = new ArrayDeque<>();
  private volatile boolean cancelled;
  private String at = "";

  FilePages(List<Path> files, ScannedPages pages) {
    this.files = new ArrayDeque<>(files);
    this.pages = pages;
  }

  @Override
  public String name() {
    return at;
  }

  @Override
  public Optional<WaitingPage> first(DoubleConsumer progress) {
    cancelled = false;
    return next(progress);
  }

  @Override
  public Optional<WaitingPage> next(DoubleConsumer progress) {
    while (read.isEmpty() && !files.isEmpty() && !cancelled) {
      Path file = files.remove();
      at = String.valueOf(file.getFileName());
      read.addAll(PageFile.imported(file));
    }
    return cancelled
        ? Optional.empty()
        : Optional.ofNullable(read.poll()).map(image -> pages.keep(ScannedPage.of(image, at), at));
  }

  @Override
  public void cancel() {
    cancelled = true;
  }
}
