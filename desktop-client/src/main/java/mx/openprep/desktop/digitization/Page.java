package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.ImageQuality;

/**
 * A page that may become the image of an acta.
 *
 * @param jpeg the file exactly as it will be hashed, sent and published
 * @param qr the text of its QR, if one was read
 * @param scanner what it was made with, for the journal
 * @param faults what makes another scan advisable, worst first
 * @param whenStored to be run once the image is durable, so that its source lets go of the page
 */
public record Page(
    ByteString jpeg,
    ImageQuality quality,
    Optional<String> qr,
    String scanner,
    List<MessageCode> faults,
    Runnable whenStored) {
  public Page {
    faults = List.copyOf(faults);
  }
}
