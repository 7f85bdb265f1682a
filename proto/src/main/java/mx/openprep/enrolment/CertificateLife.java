package mx.openprep.enrolment;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** When a station's certificate is renewed: both ends must mean the same. */
public final class CertificateLife {
  private static final int PARTS = 3;

  private CertificateLife() {}

  /** Whether the last third of its life has begun. */
  public static boolean isDue(X509Certificate certificate, Instant now) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    return now.isAfter(end.minus(Duration.between(begin, end).dividedBy(PARTS)));
  }
}
