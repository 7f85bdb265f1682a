package mx.openprep.desktop.node;

import mx.openprep.acta.ImageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Looking at an image of this node. */
final class StoredImages {
  private final Database database;
  private final ImageStore store;
  private final ImageTable images = new ImageTable();

  StoredImages(Database database, ImageStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * The image file.
   *
   * @throws Refusal IMAGE_UNKNOWN or IMAGE_CORRUPT
   */
  byte[] get(ImageHash image) {
    if (database.read(c -> images.find(c, image)).isEmpty()) {
      throw new Refusal(MessageCode.IMAGE_UNKNOWN);
    }
    return store.read(image);
  }
}
