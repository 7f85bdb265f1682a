package mx.openprep.centre.identity;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import mx.openprep.message.MessageCode;

/** The platform's own check of stations' certificates against our root, which tells of refusals. */
final class StationTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager platform;
  private final Consumer<DoorIncidents.TurnedAway> refused;

  private StationTrust(
      X509ExtendedTrustManager platform, Consumer<DoorIncidents.TurnedAway> refused) {
    this.platform = platform;
    this.refused = refused;
  }

  static StationTrust of(X509Certificate root, Consumer<DoorIncidents.TurnedAway> refused) {
    try {
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      roots.setCertificateEntry("root", root);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(manager -> new StationTrust((X509ExtendedTrustManager) manager, refused))
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every Java platform checks certificates", e);
    }
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private void telling(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      PresentedCertificate presented = PresentedCertificate.of(chain[0]);
      refused.accept(
          new DoorIncidents.TurnedAway(
              isExpired(e) ? MessageCode.CERTIFICATE_EXPIRED : MessageCode.CERTIFICATE_FOREIGN,
              presented.claimed(),
              presented.fingerprint(),
              ""));
      throw e;
    }
  }

  private static boolean isExpired(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    telling(chain, () -> platform.checkClientTrusted(chain, authType, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    telling(chain, () -> platform.checkClientTrusted(chain, authType, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    telling(chain, () -> platform.checkClientTrusted(chain, authType));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    platform.checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    platform.checkServerTrusted(chain, authType, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    platform.checkServerTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return platform.getAcceptedIssuers();
  }
}
