package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mx.openprep.acta.ImageHash;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Images as files named by their content: {@code images/ab/cd….jpg}. Never changed, never gone. */
final class ImageStore {
  /** The largest image file, in bytes. */
  static final int LARGEST = 8 << 20;

  private final Path directory;
  private final StoreSpace space;

  ImageStore(Path directory, StoreSpace space) {
    this.directory = directory;
    this.space = space;
  }

  /**
   * Makes an image durable.
   *
   * @throws Refusal IMAGE_TOO_LARGE, IMAGE_NOT_JPEG, DISK_FULL or STORE_FAILED
   */
  ImageHash save(byte[] jpeg) {
    if (jpeg.length > LARGEST) {
      throw new Refusal(MessageCode.IMAGE_TOO_LARGE);
    }
    if (!isWholeJpeg(jpeg)) {
      throw new Refusal(MessageCode.IMAGE_NOT_JPEG);
    }
    ImageHash image = ImageHash.of(jpeg);
    try {
      if (!holds(image, jpeg.length)) {
        space.require(jpeg.length);
        DurableFiles.writePrivate(file(image), jpeg);
      }
      return image;
    } catch (IOException e) {
      throw space.failure(e);
    }
  }

  // A file that rotted is written anew when its image comes again.
  private boolean holds(ImageHash image, int size) throws IOException {
    Path file = file(image);
    return Files.exists(file)
        && Files.size(file) == size
        && ImageHash.of(Files.readAllBytes(file)).equals(image);
  }

  /**
   * The image, checked against its name.
   *
   * @throws Refusal IMAGE_CORRUPT when the file is not what was stored, or gone
   */
  byte[] read(ImageHash image) {
    try {
      byte[] jpeg = Files.readAllBytes(file(image));
      if (!ImageHash.of(jpeg).equals(image)) {
        throw new Refusal(MessageCode.IMAGE_CORRUPT, image.hex());
      }
      return jpeg;
    } catch (NoSuchFileException e) {
      throw new Refusal(MessageCode.IMAGE_CORRUPT, e, image.hex());
    } catch (IOException e) {
      throw space.failure(e);
    }
  }

  Path file(ImageHash image) {
    return directory
        .resolve(image.hex().substring(0, 2))
        .resolve(image.hex().substring(2) + ".jpg");
  }

  // Start and end markers: a file cut off on its way has no end.
  private static boolean isWholeJpeg(byte[] bytes) {
    int last = bytes.length - 1;
    return bytes.length > 4
        && bytes[0] == (byte) 0xFF
        && bytes[1] == (byte) 0xD8
        && bytes[2] == (byte) 0xFF
        && bytes[last - 1] == (byte) 0xFF
        && bytes[last] == (byte) 0xD9;
  }
}
