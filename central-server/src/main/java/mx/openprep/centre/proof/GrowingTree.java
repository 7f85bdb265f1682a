package mx.openprep.centre.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All hashes of a tree that only grows, in memory: 32 bytes a leaf and a 256th of it above. For one
 * thread.
 */
public final class GrowingTree implements Hashes {
  /** What is known of one level: hash after hash. */
  private static final class Level {
    private byte[] bytes = new byte[Tile.FULL * TreeHash.SIZE];
    private long count;

    void add(byte[] hash) {
      int end = Math.toIntExact(count * TreeHash.SIZE);
      if (end == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
      }
      System.arraycopy(hash, 0, bytes, end, TreeHash.SIZE);
      count++;
    }

    byte[] at(long index) {
      if (index < 0 || index >= count) {
        throw new IllegalArgumentException("No hash " + index + " among " + count);
      }
      int start = Math.toIntExact(index * TreeHash.SIZE);
      return Arrays.copyOfRange(bytes, start, start + TreeHash.SIZE);
    }
  }

  private final List<Level> levels = new ArrayList<>(List.of(new Level()));

  /** Appends a leaf, given its hash. */
  public void add(byte[] leaf) {
    if (leaf.length != TreeHash.SIZE) {
      throw new IllegalArgumentException("Not a hash");
    }
    add(0, leaf);
  }

  private void add(int level, byte[] hash) {
    if (level == levels.size()) {
      levels.add(new Level());
    }
    Level row = levels.get(level);
    row.add(hash);
    if (row.count % Tile.FULL == 0) {
      List<byte[]> full = new ArrayList<>(Tile.FULL);
      for (long i = row.count - Tile.FULL; i < row.count; i++) {
        full.add(row.at(i));
      }
      add(level + 1, MerkleTree.fold(full));
    }
  }

  public long size() {
    return levels.getFirst().count;
  }

  /** The tree as it is now. */
  public MerkleTree tree() {
    return new MerkleTree(this, size());
  }

  /** As it was when it had so many leaves. */
  public MerkleTree tree(long size) {
    return new MerkleTree(this, size);
  }

  @Override
  public byte[] at(int level, long index) {
    return levels.get(level).at(index);
  }

  /** The content of a tile. */
  public byte[] content(Tile tile) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(tile.width() * TreeHash.SIZE);
    for (int i = 0; i < tile.width(); i++) {
      content.writeBytes(at(tile.level(), tile.number() * Tile.FULL + i));
    }
    return content.toByteArray();
  }
}
