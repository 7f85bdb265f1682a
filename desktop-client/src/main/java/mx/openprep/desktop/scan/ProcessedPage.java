package mx.openprep.desktop.scan;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import mx.openprep.journal.ImageQuality;

/**
 * A page ready to be digitised.
 *
 * @param jpeg the image file, written once: these bytes are hashed, sent and published
 * @param qr the text of the acta's QR, if one could be read
 * @param faults what makes a rescan advisable, worst first; empty for a good page
 */
public record ProcessedPage(
    ByteString jpeg, ImageQuality quality, Optional<String> qr, List<PageFault> faults) {
  public ProcessedPage {
    faults = List.copyOf(faults);
  }

  /** What is wrong, without where. */
  public List<PageFault.Kind> kinds() {
    return faults.stream().map(PageFault::kind).toList();
  }
}
