package mx.openprep.desktop.scan;

import java.io.IOException;
import java.nio.file.Path;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** A scanned page that is durable here and waits to become an image of the node. */
public final class KeptPage {
  private final KeptPages pages;
  private final Path file;

  KeptPage(KeptPages pages, Path file) {
    this.pages = pages;
    this.file = file;
  }

  Path file() {
    return file;
  }

  /**
   * The page as it was scanned; its origin is the scanner's name.
   *
   * @throws Refusal IMAGE_CORRUPT when the file is no longer whole
   */
  public ScannedPage read() {
    try {
      return pages.read(file);
    } catch (IOException e) {
      throw new Refusal(MessageCode.IMAGE_CORRUPT, e, file.getFileName().toString());
    }
  }

  /** The node has it. */
  public void filed() {
    pages.remove(file);
  }

  /** A person decided against it. */
  public void putAside() {
    pages.leave(file);
  }
}
