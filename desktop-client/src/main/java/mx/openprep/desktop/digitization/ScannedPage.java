package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import java.util.Optional;
import mx.openprep.v1.ImageQuality;

/**
 * A page that may become the image of an acta.
 *
 * @param jpeg the file exactly as it will be hashed, sent and published
 * @param qr the text of its QR, if one was read
 * @param scanner what it was made with, for the journal
 */
public record ScannedPage(
    ByteString jpeg, ImageQuality quality, Optional<String> qr, String scanner) {}
