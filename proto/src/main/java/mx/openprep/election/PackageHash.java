package mx.openprep.election;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * SHA-256 that names the exact content of an election package, 64 lower-case hexadecimal digits. It
 * is the same for the directory and its zip: the digest of, for every file in the order of its name
 * (by code unit), the name in UTF-8, a zero byte, the length as eight bytes big-endian, and the
 * bytes. Every file counts, those under {@code simulation/} too.
 */
public record PackageHash(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public PackageHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("Not a SHA-256: " + hex);
    }
  }

  static PackageHash of(SortedMap<String, byte[]> files) {
    MessageDigest digest = sha256();
    files.forEach((name, content) -> {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(content.length).array());
      digest.update(content);
    });
    return of(digest.digest());
  }

  /** Not {@code acta}'s: an election knows nothing of what happens in it. */
  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  public static PackageHash of(byte[] sha256) {
    return new PackageHash(HexFormat.of().formatHex(sha256));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Names the same content used to practise, so that nothing of it is taken for the real one. */
  PackageHash ofPractice() {
    MessageDigest digest = sha256();
    digest.update("practice".getBytes(StandardCharsets.US_ASCII));
    return of(digest.digest(bytes()));
  }

  /** The eight digits printed in a QR and compared by eye. */
  public String brief() {
    return hex.substring(0, 8);
  }

  @Override
  public String toString() {
    return hex;
  }
}
