package mx.openprep.desktop.station;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import mx.openprep.acta.Sha256;

/**
 * SHA-256 of the centre's root certificate, as printed on the code card: it is how a station that
 * knows nobody yet knows the centre.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
  public Fingerprint {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a SHA-256: " + hex);
    }
  }

  /**
   * As typed or pasted: upper or lower case, with spaces, colons, dashes or none.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Fingerprint parse(String typed) {
    return new Fingerprint(typed.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT));
  }

  public static Fingerprint of(X509Certificate certificate) {
    try {
      return new Fingerprint(HexFormat.of().formatHex(Sha256.of(certificate.getEncoded())));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("A certificate without an encoding", e);
    }
  }

  /** Upper-case groups of four digits, to compare by eye. */
  @Override
  public String toString() {
    return hex.toUpperCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1 ");
  }
}
