package mx.openprep.centre.cut;

import java.util.Optional;
import java.util.SortedMap;

/** What a file that is being rendered may say of the others. */
public interface PublishedFiles {
  /**
   * A file of an earlier wave of this cut, or one this cut goes on showing.
   *
   * @throws IllegalArgumentException for a path that this cut does not have (yet)
   */
  PublishedFile of(String path);

  /** All of them whose path is below a folder, by path. */
  SortedMap<String, PublishedFile> below(String folder);

  /** The content that a path had in the cut before. */
  Optional<byte[]> before(String path);
}
