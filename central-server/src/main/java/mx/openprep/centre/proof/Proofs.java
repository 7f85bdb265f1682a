package mx.openprep.centre.proof;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Checks proofs as RFC 9162 says, 2.1.3.2 and 2.1.4.2, without the tree. */
public final class Proofs {
  private Proofs() {}

  /** Whether a leaf is the given one of a tree with this root. */
  public static boolean includes(
      byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long place = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if (place % 2 == 1 || place == last) {
        hash = TreeHash.node(sibling, hash);
        while (place % 2 == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        hash = TreeHash.node(hash, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /** Whether the tree of the second root begins with that of the first. */
  public static boolean extend(
      long firstSize, byte[] firstRoot, long secondSize, byte[] secondRoot, List<byte[]> proof) {
    if (firstSize < 1 || firstSize > secondSize) {
      return false;
    }
    if (firstSize == secondSize) {
      return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
    }
    Iterator<byte[]> rest = proof.iterator();
    boolean isWhole = Long.bitCount(firstSize) == 1;
    if (!isWhole && !rest.hasNext()) {
      return false;
    }
    long first = firstSize - 1;
    long second = secondSize - 1;
    while (first % 2 == 1) {
      first >>= 1;
      second >>= 1;
    }
    byte[] start = isWhole ? firstRoot : rest.next();
    byte[] old = start;
    byte[] now = start;
    while (rest.hasNext()) {
      if (second == 0) {
        return false;
      }
      byte[] sibling = rest.next();
      if (first % 2 == 1 || first == second) {
        old = TreeHash.node(sibling, old);
        now = TreeHash.node(sibling, now);
        while (first % 2 == 0 && first != 0) {
          first >>= 1;
          second >>= 1;
        }
      } else {
        now = TreeHash.node(now, sibling);
      }
      first >>= 1;
      second >>= 1;
    }
    return second == 0 && Arrays.equals(old, firstRoot) && Arrays.equals(now, secondRoot);
  }
}
