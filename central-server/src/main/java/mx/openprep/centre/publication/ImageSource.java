package mx.openprep.centre.publication;

import java.nio.file.Path;
import java.util.Optional;
import mx.openprep.acta.ImageHash;

/** Where the centre keeps its images. */
public interface ImageSource {
  /** The file of an image that is complete; empty when it is not there. */
  Optional<Path> file(ImageHash image);
}
