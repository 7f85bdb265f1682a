package mx.openprep.desktop.app;

import com.google.protobuf.ByteString;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.WaitingPage;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.KeptPage;
import mx.openprep.desktop.scan.KeptPages;
import mx.openprep.desktop.scan.ProcessedPage;
import mx.openprep.desktop.scan.ScannedPage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The pages on this workstation's disk, and what is made of them, as the screen sees them. */
public final class ScannedPages {
  private static final int SMALL_HEIGHT = 132;

  private final KeptPages kept;
  private final ImagePipeline pipeline;

  public ScannedPages(KeptPages kept, ImagePipeline pipeline) {
    this.kept = kept;
    this.pipeline = pipeline;
  }

  /** Makes a page durable; its scanner may let go of it then. */
  WaitingPage keep(ScannedPage page, String scanner) {
    return waiting(kept.keep(page, scanner));
  }

  List<WaitingPage> waiting() {
    try {
      return kept.all().stream().map(this::waiting).toList();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  private WaitingPage waiting(KeptPage page) {
    return new WaitingPage() {
      @Override
      public Page look() {
        ScannedPage scanned = page.read();
        return page(scanned, scanned.origin());
      }

      @Override
      public void filed() {
        page.filed();
      }

      @Override
      public void putAside() {
        page.putAside();
      }
    };
  }

  /** A page that is kept nowhere. */
  Page page(ScannedPage scanned, String scanner) {
    ProcessedPage processed = pipeline.process(scanned);
    return new Page(
        processed.jpeg(),
        small(processed.jpeg()),
        processed.quality().wire(),
        processed.qr(),
        scanner,
        processed.faults().stream().map(fault -> fault.kind().code()).toList());
  }

  /** The text of the QR of a picture, if it can be read. */
  Optional<String> qr(byte[] jpeg) {
    return pipeline.process(decoded(jpeg)).qr();
  }

  private static BufferedImage decoded(byte[] jpeg) {
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(jpeg)))
          .orElseThrow(() -> new Refusal(MessageCode.IMAGE_CORRUPT));
    } catch (IOException e) {
      throw new Refusal(MessageCode.IMAGE_CORRUPT, e);
    }
  }

  private static ByteString small(ByteString jpeg) {
    BufferedImage page = decoded(jpeg.toByteArray());
    int width = Math.max(1, page.getWidth() * SMALL_HEIGHT / page.getHeight());
    BufferedImage small = new BufferedImage(width, SMALL_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = small.createGraphics();
    // Averaged: a page shrunk to a tenth by picking pixels loses its lines.
    pen.drawImage(
        page.getScaledInstance(width, SMALL_HEIGHT, BufferedImage.SCALE_AREA_AVERAGING),
        0,
        0,
        null);
    pen.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(small, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(file.toByteArray());
  }
}
