package mx.openprep.installer.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mx.openprep.acta.ImageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * The image files of a replay: the originals where a directory has them, named by their hash; a
 * stand-in for each other image. The same image of the original is the same image here.
 */
final class ReplayImages {
  private final Path made;
  private final Optional<Path> originals;
  private final StandInImage standIn;
  private final Map<String, Image> byOriginal = new ConcurrentHashMap<>();
  private final Map<ImageHash, Path> files = new ConcurrentHashMap<>();

  /**
   * An image file.
   *
   * @param standsIn whether it is not the original
   */
  record Image(ImageHash hash, long size, Path file, boolean standsIn) {}

  /**
   * Images that are made as they are asked for.
   *
   * @param made where stand-ins are written
   * @param size of a stand-in in bytes, at least; 0 for as small as may be
   */
  ReplayImages(Path made, Optional<Path> originals, int size) throws IOException {
    this.made = Files.createDirectories(made);
    this.originals = originals;
    this.standIn = new StandInImage(size);
  }

  Image of(Paper paper) {
    return byOriginal.computeIfAbsent(
        paper.image(),
        _ -> {
          Image image = find(paper);
          files.put(image.hash(), image.file());
          return image;
        });
  }

  /** The file of an image that was handed out. */
  Optional<Path> file(ImageHash image) {
    return Optional.ofNullable(files.get(image));
  }

  /** The images handed out so far by what identifies them in the original. */
  Map<String, Image> handedOut() {
    return Map.copyOf(byOriginal);
  }

  private Image find(Paper paper) {
    try {
      Optional<Path> original =
          originals.flatMap(d -> paper.published().map(h -> d.resolve(h + ".jpg")));
      if (original.isPresent() && Files.exists(original.get())) {
        return original(original.get(), paper.published().orElseThrow());
      }
      byte[] jpeg = standIn.of(paper);
      ImageHash hash = ImageHash.of(jpeg);
      Path file = made.resolve(hash.hex() + ".jpg");
      Files.write(file, jpeg);
      return new Image(hash, jpeg.length, file, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Image original(Path file, String published) throws IOException {
    byte[] content = Files.readAllBytes(file);
    ImageHash hash = ImageHash.of(content);
    if (!hash.hex().equals(published)) {
      throw new Refusal(MessageCode.IMAGE_CORRUPT, file.toString());
    }
    return new Image(hash, content.length, file, false);
  }
}
