package mx.openprep.journal;

import java.util.HexFormat;
import mx.openprep.acta.Sha256;

/** SHA-256 of an entry's bytes as stored, 64 lower-case hexadecimal digits. */
public record EventHash(String hex) {
  /** What stands before the first entry of a node. */
  public static final EventHash NONE = new EventHash("0".repeat(64));

  public EventHash {
    if (!Sha256.isHex(hex)) {
      throw new IllegalArgumentException("Not a SHA-256: " + hex);
    }
  }

  public static EventHash of(byte[] envelope) {
    return fromBytes(Sha256.of(envelope));
  }

  /** A hash given as its 32 bytes. */
  public static EventHash fromBytes(byte[] sha256) {
    return new EventHash(HexFormat.of().formatHex(sha256));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
