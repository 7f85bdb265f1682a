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
 * @param small the page as a picture of a thumb's size, PNG or JPEG
 * @param qr the text of its QR, if one was read
 * @param scanner what it was made with, for the journal
 * @param faults what makes another scan advisable, worst first
 */
public record Page(
    ByteString jpeg,
    ByteString small,
    ImageQuality quality,
    Optional<String> qr,
    String scanner,
    List<MessageCode> faults) {
  public Page {
    faults = List.copyOf(faults);
  }
}
