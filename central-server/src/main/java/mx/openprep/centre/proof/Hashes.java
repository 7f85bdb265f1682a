package mx.openprep.centre.proof;

/** The hashes that tiles hold, whoever keeps them. */
@FunctionalInterface
public interface Hashes {
  /**
   * The hash of the whole subtree of 256<sup>level</sup> leaves that is the given one in its row.
   *
   * @return 32 bytes
   */
  byte[] at(int level, long index);
}
