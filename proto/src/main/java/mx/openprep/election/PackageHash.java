package mx.openprep.election;

import java.util.HexFormat;

/**
 * SHA-256 that names the exact content of an election package, 64 lower-case hexadecimal digits.
 */
public record PackageHash(String hex) {
  public PackageHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a SHA-256: " + hex);
    }
  }

  public static PackageHash of(byte[] sha256) {
    return new PackageHash(HexFormat.of().formatHex(sha256));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
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
