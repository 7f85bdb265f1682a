package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import mx.openprep.desktop.station.Fingerprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trusts one certificate of one scanner and looks at nothing else of it: scanners issue theirs
 * themselves, with any name and any date.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {
  private static final Logger log = LoggerFactory.getLogger(PinnedCertificate.class);

  /** The scanner shows another certificate than the one it is known by. */
  static final class Changed extends CertificateException {
    private static final long serialVersionUID = 1;

    Changed(Fingerprint expected, Fingerprint shown) {
      super("its certificate is " + shown + ", not " + expected);
    }
  }

  private final String scanner;
  private final Optional<Fingerprint> named;
  private final KnownCertificates known;

  PinnedCertificate(EsclAddress address, KnownCertificates known) {
    this.scanner = address.base().getHost() + ":" + address.port();
    this.named = address.fingerprint();
    this.known = known;
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /**
   * To be called once the scanner has proved, by answering, that the certificate is its own: from
   * now on it must show the same one.
   */
  void remember(Certificate shown) throws IOException {
    if (!(shown instanceof X509Certificate certificate)) {
      throw new IOException("not an X.509 certificate");
    }
    Fingerprint fingerprint = Fingerprint.of(certificate);
    if (!known.of(scanner).equals(Optional.of(fingerprint))) {
      known.remember(scanner, fingerprint);
      log.warn(
          "From now on {} is known by its certificate, {}: {}",
          scanner,
          named.isPresent() ? "as named" : "which nobody has compared",
          fingerprint);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    Fingerprint shown = Fingerprint.of(chain[0]);
    Optional<Fingerprint> expected;
    try {
      expected = named.isPresent() ? named : known.of(scanner);
    } catch (IOException | IllegalArgumentException e) {
      throw new CertificateException("what is known of " + scanner + " cannot be read", e);
    }
    if (expected.isPresent() && !expected.get().equals(shown)) {
      throw new Changed(expected.get(), shown);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("A station has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("A station has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("A station has no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
