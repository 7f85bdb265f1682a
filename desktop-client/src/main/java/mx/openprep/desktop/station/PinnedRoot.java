package mx.openprep.desktop.station;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the one centre whose chain ends in the root with this fingerprint, and is right in
 * everything else too: signatures, validity, host name.
 */
final class PinnedRoot extends X509ExtendedTrustManager {
  private final Fingerprint expected;

  PinnedRoot(Fingerprint expected) {
    this.expected = expected;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    rooted(chain).checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    rooted(chain).checkServerTrusted(chain, authType, socket);
  }

  private X509ExtendedTrustManager rooted(X509Certificate[] chain) throws CertificateException {
    X509Certificate root = chain[chain.length - 1];
    Fingerprint found = Fingerprint.of(root);
    if (!found.equals(expected)) {
      throw new CertificateException("The centre's root is " + found + ", not " + expected);
    }
    try {
      return trusting(root);
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new CertificateException(e);
    }
  }

  /** The platform's own checks with this root as the only one. */
  private static X509ExtendedTrustManager trusting(X509Certificate root)
      throws GeneralSecurityException, java.io.IOException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    roots.setCertificateEntry("root", root);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager checks) {
        return checks;
      }
    }
    throw new GeneralSecurityException("No X.509 trust manager in this Java");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("The host name cannot be checked here");
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
