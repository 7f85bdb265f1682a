package mx.openprep.desktop.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the root certificate of whoever answers at an address and hangs up: nothing is said to
 * it, and nothing of it is believed.
 */
public final class CentreLook {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private CentreLook() {}

  /**
   * The fingerprint of the root it shows. Blocks, 10 s at most for each of connecting and
   * answering.
   *
   * @throws Refusal CENTRE_UNREACHABLE when nobody answers, or nobody who shows a certificate
   */
  public static Fingerprint rootAt(CentreAddress address) {
    Looking looking = new Looking();
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {looking}, new SecureRandom());
      try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(address.host(), address.port()), patience);
        socket.setSoTimeout(patience);
        socket.startHandshake();
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS 1.3", e);
    } catch (IOException e) {
      return looking
          .root()
          .orElseThrow(
              () -> new Refusal(MessageCode.CENTRE_UNREACHABLE, e, String.valueOf(e.getMessage())));
    }
    return looking
        .root()
        .orElseThrow(() -> new Refusal(MessageCode.CENTRE_UNREACHABLE, address.toString()));
  }

  private static final class Looking extends X509ExtendedTrustManager {
    private final AtomicReference<@Nullable X509Certificate> seen = new AtomicReference<>();

    Optional<Fingerprint> root() {
      return Optional.ofNullable(seen.get()).map(Fingerprint::of);
    }

    private void look(X509Certificate[] chain) throws CertificateException {
      seen.set(chain[chain.length - 1]);
      throw new CertificateException("only looked at");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      look(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("A station has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("A station has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("A station has no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
