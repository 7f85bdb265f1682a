package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that this workstation knows its network scanners by, for a person to compare.
 */
public final class ScannerCertificates {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KnownCertificates known;

  /**
   * Certificates of scanners.
   *
   * @param directory the one of {@link EsclSettings#directory}
   */
  public ScannerCertificates(Path directory) {
    known = new KnownCertificates(directory);
  }

  private static String key(EsclAddress address) {
    return address.base().getHost() + ":" + address.port();
  }

  /** What the scanner is known by; empty before its first use, or when it does not encrypt. */
  public Optional<Fingerprint> of(EsclAddress address) {
    try {
      return address.fingerprint().or(() -> remembered(address));
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  private Optional<Fingerprint> remembered(EsclAddress address) {
    try {
      return known.of(key(address));
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  /** A person has compared it: another one is refused from now on. */
  public void trust(EsclAddress address, Fingerprint fingerprint) {
    try {
      known.remember(key(address), fingerprint);
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  /**
   * What the scanner shows now. Nothing else is said to it, and nothing of it is believed.
   *
   * @throws Refusal SCANNER_GONE when it cannot be reached or does not encrypt
   */
  public Fingerprint shownBy(EsclAddress address) {
    Looking looking = new Looking();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {looking}, new SecureRandom());
      try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(address.base().getHost(), address.port()), patience);
        socket.setSoTimeout(patience);
        socket.startHandshake();
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    } catch (IOException e) {
      return looking
          .fingerprint()
          .orElseThrow(() ->
              new Refusal(
                  MessageCode.SCANNER_GONE, e, key(address), String.valueOf(e.getMessage())));
    }
    return looking
        .fingerprint()
        .orElseThrow(() -> new Refusal(MessageCode.SCANNER_GONE, key(address), ""));
  }

  /** Looks at a certificate and then hangs up: no connection is ever made with it. */
  private static final class Looking implements X509TrustManager {
    private final AtomicReference<@Nullable X509Certificate> seen = new AtomicReference<>();

    Optional<Fingerprint> fingerprint() {
      return Optional.ofNullable(seen.get()).map(Fingerprint::of);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      seen.set(chain[0]);
      throw new CertificateException("only looked at");
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
}
