package mx.openprep.centre.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tree of a certain size over hashes that are kept elsewhere: its root and its proofs (RFC 9162,
 * 2.1).
 */
public final class MerkleTree {
  /** Rows of a tree between two rows of hashes that are kept. */
  private static final int ROWS_A_LEVEL = 8;

  private final Hashes hashes;
  private final long size;

  public MerkleTree(Hashes hashes, long size) {
    this.hashes = hashes;
    this.size = size;
  }

  public long size() {
    return size;
  }

  public byte[] root() {
    return subtree(0, size);
  }

  /**
   * What leads from a leaf to the root: at most 20 hashes for a million leaves.
   *
   * @throws IllegalArgumentException when there is no such leaf
   */
  public List<byte[]> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("No leaf " + index + " among " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + split(end - start);
      if (index < middle) {
        path.add(subtree(middle, end));
        end = middle;
      } else {
        path.add(subtree(start, middle));
        start = middle;
      }
    }
    Collections.reverse(path);
    return path;
  }

  /**
   * What shows that this tree begins with an earlier one.
   *
   * @throws IllegalArgumentException when no tree of this size is earlier
   */
  public List<byte[]> consistency(long earlier) {
    if (earlier < 1 || earlier > size) {
      throw new IllegalArgumentException("No tree of " + earlier + " leaves before " + size);
    }
    List<byte[]> proof = new ArrayList<>();
    long start = 0;
    long end = size;
    boolean known = true;
    while (earlier != end) {
      long middle = start + split(end - start);
      if (earlier <= middle) {
        proof.add(subtree(middle, end));
        end = middle;
      } else {
        proof.add(subtree(start, middle));
        start = middle;
        known = false;
      }
    }
    if (!known) {
      proof.add(subtree(start, end));
    }
    Collections.reverse(proof);
    return proof;
  }

  private byte[] subtree(long start, long end) {
    long leaves = end - start;
    if (leaves == 0) {
      return TreeHash.empty();
    }
    if (Long.bitCount(leaves) == 1 && start % leaves == 0) {
      return whole(start, Long.numberOfTrailingZeros(leaves));
    }
    long middle = start + split(leaves);
    return TreeHash.node(subtree(start, middle), subtree(middle, end));
  }

  private byte[] whole(long start, int height) {
    int level = height / ROWS_A_LEVEL;
    List<byte[]> row = new ArrayList<>();
    long first = start >> (level * ROWS_A_LEVEL);
    for (int i = 0; i < 1 << height % ROWS_A_LEVEL; i++) {
      row.add(hashes.at(level, first + i));
    }
    return fold(row);
  }

  /** The root of a whole tree, from its leaves. */
  static byte[] fold(List<byte[]> leaves) {
    List<byte[]> row = leaves;
    while (row.size() > 1) {
      List<byte[]> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(TreeHash.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  /** The largest power of two below a number above one. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
