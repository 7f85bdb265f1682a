package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;

/**
 * A page as the scanner gave it, whole and untouched.
 *
 * @param image owned by the receiver
 * @param origin of this page at its scanner, such as a file name; for people and logs
 * @param whenStored lets the scanner let go of its own copy
 */
public record ScannedPage(BufferedImage image, String origin, Runnable whenStored) {
  /** A page the scanner keeps nothing of. */
  public static ScannedPage of(BufferedImage image, String origin) {
    return new ScannedPage(image, origin, () -> {});
  }

  /**
   * To be called once the page is durable at the node, and only then: until it is, a watched folder
   * keeps the file and offers it again after a restart.
   */
  public void stored() {
    whenStored.run();
  }
}
