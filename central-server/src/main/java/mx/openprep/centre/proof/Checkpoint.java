package mx.openprep.centre.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.acta.Sha256;

/**
 * What a tree was at one moment, as C2SP tlog-checkpoint writes it and signed-note signs it
 * (Ed25519).
 *
 * @param origin which log; also the name of the key. No spaces, no plus sign
 * @param root 64 lower-case hexadecimal digits
 */
public record Checkpoint(String origin, long size, String root) {
  private static final byte ED25519 = 1;
  private static final int KEY_ID_BYTES = 4;
  private static final int SIGNATURE_BYTES = 64;
  private static final String ORIGIN = "[!-*,-~]{1,200}";
  private static final Pattern NOTE =
      Pattern.compile(
          "(?<text>(?<origin>"
              + ORIGIN
              + ")\n(?<size>0|[1-9][0-9]{0,17})\n"
              + "(?<root>[A-Za-z0-9+/]{43}=)\n)\n"
              + "— (?<name>"
              + ORIGIN
              + ") (?<signature>[A-Za-z0-9+/]{91}=)\n");

  public Checkpoint {
    if (!origin.matches(ORIGIN) || size < 0 || !root.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("No checkpoint: " + origin + " " + size + " " + root);
    }
  }

  public static Checkpoint of(String origin, MerkleTree tree) {
    return new Checkpoint(origin, tree.size(), HexFormat.of().formatHex(tree.root()));
  }

  /** Whether a signature of a text is by the key that is known. */
  @FunctionalInterface
  public interface Known {
    boolean verifies(byte[] text, byte[] signature);
  }

  /**
   * The signed note.
   *
   * @param key the public one as SPKI, the form in which it is published
   * @param sign gives the 64 bytes of Ed25519
   */
  public byte[] note(byte[] key, UnaryOperator<byte[]> sign) {
    byte[] text = text().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream signature = new ByteArrayOutputStream();
    signature.writeBytes(keyId(key));
    signature.writeBytes(sign.apply(text));
    String line =
        "\n— " + origin + " " + Base64.getEncoder().encodeToString(signature.toByteArray()) + "\n";
    ByteArrayOutputStream note = new ByteArrayOutputStream();
    note.writeBytes(text);
    note.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    return note.toByteArray();
  }

  private String text() {
    byte[] hash = HexFormat.of().parseHex(root);
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(hash) + "\n";
  }

  private byte[] keyId(byte[] spki) {
    MessageDigest digest = Sha256.digest();
    digest.update(origin.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(ED25519);
    byte[] raw = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
    return Arrays.copyOf(digest.digest(raw), KEY_ID_BYTES);
  }

  /**
   * Reads a note to the letter.
   *
   * @return empty when it is none, or not signed by this key
   */
  public static Optional<Checkpoint> open(byte[] note, byte[] spki, Known key) {
    String all = new String(note, StandardCharsets.UTF_8);
    Matcher matcher = NOTE.matcher(all);
    if (!matcher.matches() || !Arrays.equals(all.getBytes(StandardCharsets.UTF_8), note)) {
      return Optional.empty();
    }
    byte[] root = Base64.getDecoder().decode(matcher.group("root"));
    byte[] signature = Base64.getDecoder().decode(matcher.group("signature"));
    if (signature.length != KEY_ID_BYTES + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    Checkpoint checkpoint =
        new Checkpoint(
            matcher.group("origin"),
            Long.parseLong(matcher.group("size")),
            HexFormat.of().formatHex(root));
    byte[] text = matcher.group("text").getBytes(StandardCharsets.UTF_8);
    boolean isWell =
        matcher.group("name").equals(checkpoint.origin())
            // Base64 leaves bits at its end that nobody looks at.
            && matcher.group("signature").equals(Base64.getEncoder().encodeToString(signature))
            && Arrays.equals(checkpoint.text().getBytes(StandardCharsets.UTF_8), text)
            && Arrays.equals(Arrays.copyOf(signature, KEY_ID_BYTES), checkpoint.keyId(spki))
            && key.verifies(text, Arrays.copyOfRange(signature, KEY_ID_BYTES, signature.length));
    return isWell ? Optional.of(checkpoint) : Optional.empty();
  }

  /** Whether a tree is the one this tells of. */
  public boolean tells(MerkleTree tree) {
    return tree.size() == size && HexFormat.of().formatHex(tree.root()).equals(root);
  }
}
