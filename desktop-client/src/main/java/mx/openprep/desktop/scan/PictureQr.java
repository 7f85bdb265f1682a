package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.util.Optional;
import mx.openprep.acta.ActaQr;

/** The QR of an acta in any picture: of a camera, a phone, a screen. */
public final class PictureQr {
  private final QrReader reader = new QrReader();

  /** Its text; other QR than those of actas are not seen. */
  public Optional<String> in(BufferedImage picture) {
    return reader
        .find(GreyPage.of(picture))
        .map(QrReader.Sighting::text)
        .filter(text -> ActaQr.parse(text).isPresent());
  }
}
