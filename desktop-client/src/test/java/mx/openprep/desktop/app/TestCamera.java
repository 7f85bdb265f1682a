package mx.openprep.desktop.app;

import java.awt.image.BufferedImage;
import java.util.Optional;
import mx.openprep.desktop.scan.Camera;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** A camera that sees what it is told; told nothing, it is not there. */
final class TestCamera implements Camera {
  private volatile Optional<BufferedImage> sees = Optional.empty();

  void sees(BufferedImage picture) {
    sees = Optional.of(picture);
  }

  @Override
  public void open() {
    if (sees.isEmpty()) {
      throw new Refusal(MessageCode.CAMERA_NONE);
    }
  }

  @Override
  public BufferedImage picture() {
    return sees.orElseThrow(() -> new Refusal(MessageCode.CAMERA_FAILED, ""));
  }

  @Override
  public void close() {}
}
