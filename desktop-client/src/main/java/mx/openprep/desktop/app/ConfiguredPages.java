package mx.openprep.desktop.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * The scanners and folders named when the workstation was started, what this machine's SANE daemon
 * knows besides, and any file.
 */
final class ConfiguredPages implements PageSources, AutoCloseable {
  private final List<ScannerPages> scanners;
  private final Supplier<List<ScannerPages>> more;
  private final ImagePipeline pipeline;

  /**
   * Sources of pages.
   *
   * @param more looks for scanners when no named one will do
   */
  ConfiguredPages(
      List<ScannerPages> named, Supplier<List<ScannerPages>> more, ImagePipeline pipeline) {
    this.scanners = new ArrayList<>(named);
    this.more = more;
    this.pipeline = pipeline;
  }

  @Override
  public synchronized List<PageSource> find() {
    if (scanners.isEmpty()) {
      scanners.addAll(more.get());
    }
    return List.copyOf(scanners);
  }

  @Override
  public PageSource file(Path image) {
    return new FilePages(image, pipeline);
  }

  @Override
  public synchronized void close() {
    scanners.forEach(ScannerPages::close);
  }

  /** The one page of a picture file. */
  private record FilePages(Path image, ImagePipeline pipeline) implements PageSource {
    @Override
    public String name() {
      return String.valueOf(image.getFileName());
    }

    @Override
    public Page next(DoubleConsumer progress) {
      return ScannerPages.page(pipeline.process(read()), name(), () -> {});
    }

    private BufferedImage read() {
      try {
        return Optional.ofNullable(ImageIO.read(image.toFile()))
            .orElseThrow(() -> new Refusal(MessageCode.IMAGE_CORRUPT, name()));
      } catch (IOException e) {
        throw new Refusal(MessageCode.IMAGE_CORRUPT, e, name());
      }
    }

    @Override
    public void cancel() {}
  }
}
