package mx.openprep.centre.identity;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mx.openprep.acta.Sha256;

/**
 * What a peer's certificate says.
 *
 * @param station whom it names; empty when it names none in our way
 * @param claimed that in words, or the subject
 * @param serial in hexadecimal digits
 * @param keyHash SHA-256 of its public key, in hexadecimal digits
 * @param fingerprint SHA-256 of the whole, in hexadecimal digits
 */
record PresentedCertificate(
    Optional<StationIdentity> station,
    String claimed,
    String serial,
    String keyHash,
    String fingerprint) {
  private static final int URI_NAME = 6;

  static PresentedCertificate of(X509Certificate certificate) {
    Optional<StationIdentity> station = station(certificate);
    return new PresentedCertificate(
        station,
        station
            .map(identity -> identity.uri().toString())
            .orElseGet(() -> certificate.getSubjectX500Principal().getName()),
        certificate.getSerialNumber().toString(16),
        hash(certificate.getPublicKey().getEncoded()),
        hash(encoded(certificate)));
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate without an encoding", e);
    }
  }

  private static Optional<StationIdentity> station(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> Objects.equals(name.get(0), URI_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .flatMap(uri -> StationIdentity.parse(uri).stream())
              .findFirst();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }
}
