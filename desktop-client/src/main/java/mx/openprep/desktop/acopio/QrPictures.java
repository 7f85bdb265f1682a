package mx.openprep.desktop.acopio;

import java.nio.file.Path;

/**
 * Where pictures of a QR come from: the camera of this workstation, one at a time, or an image.
 * Every call may block; any thread.
 */
public interface QrPictures {
  /**
   * Makes the camera ready; ready already, it stays so.
   *
   * @throws mx.openprep.message.Refusal CAMERA_NONE or CAMERA_FAILED
   */
  void openCamera();

  /**
   * What the camera sees now, with the text of the QR if it can be read.
   *
   * @throws mx.openprep.message.Refusal CAMERA_FAILED
   */
  QrFrame frame();

  /** Lets the camera go, for other programs and for the lamp that shows it is on. */
  void closeCamera();

  /**
   * The text of the QR of an acta in an image file.
   *
   * @throws mx.openprep.message.Refusal IMAGE_CORRUPT or IMAGE_WITHOUT_QR
   */
  String read(Path image);
}
