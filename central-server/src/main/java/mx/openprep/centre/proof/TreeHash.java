package mx.openprep.centre.proof;

import java.security.MessageDigest;
import mx.openprep.acta.Sha256;

/** The hashes of RFC 9162, 2.1.1: SHA-256 with leaves and nodes told apart by their first byte. */
public final class TreeHash {
  /** Bytes of a hash. */
  public static final int SIZE = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private TreeHash() {}

  /** Of a tree without leaves. */
  public static byte[] empty() {
    return Sha256.of(new byte[0]);
  }

  public static byte[] leaf(byte[] entry) {
    MessageDigest digest = Sha256.digest();
    digest.update(LEAF);
    return digest.digest(entry);
  }

  static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = Sha256.digest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }
}
