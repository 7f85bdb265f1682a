package mx.openprep.desktop.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import mx.openprep.desktop.acopio.QrFrame;
import mx.openprep.desktop.acopio.QrPictures;
import mx.openprep.desktop.scan.Camera;
import mx.openprep.desktop.scan.PictureQr;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** A camera's pictures and image files, read by the same reader as scanned pages. */
final class CameraPictures implements QrPictures {
  private final Camera camera;
  private final PictureQr reader = new PictureQr();

  CameraPictures(Camera camera) {
    this.camera = camera;
  }

  @Override
  public void openCamera() {
    camera.open();
  }

  @Override
  public QrFrame frame() {
    BufferedImage picture = camera.picture();
    int width = picture.getWidth();
    int height = picture.getHeight();
    return new QrFrame(
        width,
        height,
        picture.getRGB(0, 0, width, height, new int[width * height], 0, width),
        reader.in(picture));
  }

  @Override
  public void closeCamera() {
    camera.close();
  }

  @Override
  public String read(Path image) {
    String name = String.valueOf(image.getFileName());
    try {
      BufferedImage picture =
          Optional.ofNullable(ImageIO.read(image.toFile()))
              .orElseThrow(() -> new Refusal(MessageCode.IMAGE_CORRUPT, name));
      return reader.in(picture).orElseThrow(() -> new Refusal(MessageCode.IMAGE_WITHOUT_QR, name));
    } catch (IOException e) {
      throw new Refusal(MessageCode.IMAGE_CORRUPT, e, name);
    }
  }
}
