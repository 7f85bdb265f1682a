package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;

/** The camera of this workstation. Every call may block; any thread, one at a time. */
public interface Camera extends AutoCloseable {
  /**
   * Switches it on; on already, it stays so.
   *
   * @throws mx.openprep.message.Refusal CAMERA_NONE or CAMERA_FAILED
   */
  void open();

  /**
   * The next picture.
   *
   * @throws mx.openprep.message.Refusal CAMERA_FAILED
   */
  BufferedImage picture();

  /** Switches it off. */
  @Override
  void close();
}
