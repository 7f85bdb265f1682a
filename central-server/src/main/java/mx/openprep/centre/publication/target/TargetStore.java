package mx.openprep.centre.publication.target;

import java.io.IOException;
import java.util.Map;

/** Where a copy lies. Addresses are those below the publication directory. */
interface TargetStore extends AutoCloseable {
  /** Size by address of everything that never changes: cuts and images. */
  Map<String, Long> present() throws IOException;

  /** Whether the file at an address, which has the right size, has this SHA-256 too. */
  boolean holds(String address, String sha256) throws IOException;

  /** Puts a file in its place, whole or not at all. */
  void put(String address, byte[] content, String sha256) throws IOException;

  /** What is there, and its version. */
  Versioned read(String address) throws IOException;

  /**
   * Puts a file in its place unless it has changed since it was read.
   *
   * @throws ChangedMeanwhile when it has
   */
  void replace(String address, byte[] content, Versioned before) throws IOException;

  void delete(String address) throws IOException;

  @Override
  void close();

  /** Another publisher wrote there. */
  final class ChangedMeanwhile extends IOException {
    ChangedMeanwhile(String address) {
      super("Somebody else has replaced " + address);
    }
  }
}
