package mx.openprep.centre.identity;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mx.openprep.enrolment.CertificateLife;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives stations their certificates, and new ones for the same key before the old ones expire. */
final class StationCertificates {
  private final CertificateAuthority authority;
  private final StationTable stations;
  private final TransactionTemplate transaction;
  private final Duration life;
  private final Clock clock;

  StationCertificates(
      CertificateAuthority authority,
      StationTable stations,
      TransactionTemplate transaction,
      Duration life,
      Clock clock) {
    this.authority = authority;
    this.stations = stations;
    this.transaction = transaction;
    this.life = life;
    this.clock = clock;
  }

  /** A first certificate for this key, in the caller's transaction. */
  byte[] issue(StationIdentity station, PublicKey key) {
    X509Certificate certificate = authority.stationCertificate(station, key, life);
    stations.enrol(station, certificate);
    return encoded(certificate);
  }

  /** The root, at the end of every chain. */
  byte[] root() {
    return encoded(authority.root());
  }

  /**
   * The chain of the certificate that is valid longest: another one when the present is due, so
   * that an answer that was lost may be asked for again.
   */
  List<byte[]> renewed(StationIdentity station) {
    byte[] certificate =
        transaction.execute(status -> {
          X509Certificate present = parsed(stations.lockCertificate(station.station()));
          if (!CertificateLife.isDue(present, clock.instant())) {
            return encoded(present);
          }
          X509Certificate next =
              authority.stationCertificate(station, present.getPublicKey(), life);
          stations.renew(station, next);
          return encoded(next);
        });
    return List.of(certificate, root());
  }

  private static X509Certificate parsed(byte[] certificate) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was issued here cannot be read", e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
