package mx.openprep.acta;

import java.util.HexFormat;

/**
 * CODIGO_INTEGRIDAD: SHA-256 of an image file byte for byte as scanned, sent and published; 64
 * lower-case hexadecimal digits.
 */
public record ImageHash(String hex) implements Comparable<ImageHash> {
  public ImageHash {
    if (!Sha256.isHex(hex)) {
      throw new IllegalArgumentException("Not a SHA-256: " + hex);
    }
  }

  /** The hash of these bytes. */
  public static ImageHash of(byte[] file) {
    return new ImageHash(HexFormat.of().formatHex(Sha256.of(file)));
  }

  /** A hash given as its 32 bytes. */
  public static ImageHash fromBytes(byte[] sha256) {
    return new ImageHash(HexFormat.of().formatHex(sha256));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public int compareTo(ImageHash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
