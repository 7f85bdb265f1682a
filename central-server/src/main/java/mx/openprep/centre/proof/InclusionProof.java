package mx.openprep.centre.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * That an entry is in the log, to be given to whoever has the entry (C2SP tlog-proof): which leaf
 * it is, what leads from it to the root, and the signed checkpoint with that root.
 *
 * @param path hashes of 32 bytes
 * @param checkpoint the note
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record InclusionProof(long index, List<byte[]> path, byte[] checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final int LONGEST_PATH = 63;

  public InclusionProof {
    path = List.copyOf(path);
    checkpoint = checkpoint.clone();
  }

  @Override
  public byte[] checkpoint() {
    return checkpoint.clone();
  }

  /** The part that proves: without the checkpoint, at most 1 KiB for a million entries. */
  public String proof() {
    StringBuilder text = new StringBuilder(HEADER + "\nindex " + index + "\n");
    path.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return text.append('\n').toString();
  }

  public byte[] render() {
    return (proof() + new String(checkpoint, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static InclusionProof parse(byte[] proof) {
    String text = new String(proof, StandardCharsets.UTF_8);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new IllegalArgumentException("No proof of inclusion");
    }
    List<String> lines = text.substring(0, end).lines().toList();
    if (lines.size() < 2
        || lines.size() > 2 + LONGEST_PATH
        || !lines.getFirst().equals(HEADER)
        || !lines.get(1).matches("index (0|[1-9][0-9]{0,17})")) {
      throw new IllegalArgumentException("No proof of inclusion");
    }
    List<byte[]> path = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      byte[] hash = Base64.getDecoder().decode(line);
      if (hash.length != TreeHash.SIZE) {
        throw new IllegalArgumentException("Not a hash: " + line);
      }
      path.add(hash);
    }
    return new InclusionProof(
        Long.parseLong(lines.get(1).substring("index ".length())),
        path,
        text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it proves that this entry is in the log of a key. */
  public boolean proves(byte[] entry, byte[] spki, Checkpoint.Known key) {
    return Checkpoint.open(checkpoint, spki, key)
        .filter(c ->
            Proofs.includes(
                TreeHash.leaf(entry), index, c.size(), path, HexFormat.of().parseHex(c.root())))
        .isPresent();
  }
}
