package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The library itself, on this machine. */
class OpenPnpCameraTest {
  @Test
  void aMachineWithoutACameraSaysSo() {
    Assumptions.assumeFalse(Files.exists(Path.of("/dev/video0")), "This machine has a camera");
    try (OpenPnpCamera camera = new OpenPnpCamera()) {
      assertThat(catchThrowableOfType(Refusal.class, camera::open).code())
          .isEqualTo(MessageCode.CAMERA_NONE);
      assertThat(catchThrowableOfType(Refusal.class, camera::picture).code())
          .isEqualTo(MessageCode.CAMERA_FAILED);
    }
  }

  @Test
  void theLibraryLoadsHere() {
    new org.openpnp.capture.OpenPnpCapture().close();
  }
}
