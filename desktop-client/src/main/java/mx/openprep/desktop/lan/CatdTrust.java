package mx.openprep.desktop.lan;

import io.grpc.netty.shaded.io.netty.handler.ssl.util.SimpleTrustManagerFactory;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Trusts the stations of one CATD, on both sides of a connection: who has a certificate of the
 * centre's root that is valid now and names a station of our realm and CATD. A station is known by
 * that name and not by a host name, so addresses may change; and the centre's certificates of
 * stations say "client" of their use, which here either side may be.
 */
final class CatdTrust extends X509ExtendedTrustManager {
  private final StationName own;
  private final X509Certificate root;
  private final Clock clock;
  private final boolean asHost;
  private final BiConsumer<X509Certificate, Refusal> refused;

  private CatdTrust(
      StationIdentity identity,
      Clock clock,
      boolean asHost,
      BiConsumer<X509Certificate, Refusal> refused) {
    this.own = identity.name();
    this.root = identity.root();
    this.clock = clock;
    this.asHost = asHost;
    this.refused = refused;
  }

  /**
   * For a host. Of what is wrong only chain and dates end the handshake: TLS has no words for the
   * rest, which gets a coded refusal at the first call, before it is read.
   *
   * @param refused told of who is turned away by the handshake
   */
  static CatdTrust ofHost(
      StationIdentity identity, Clock clock, BiConsumer<X509Certificate, Refusal> refused) {
    return new CatdTrust(identity, clock, true, refused);
  }

  /** For a workstation that joins: nothing is said to a host that is not of its CATD. */
  static CatdTrust ofJoined(StationIdentity identity, Clock clock) {
    return new CatdTrust(identity, clock, false, (certificate, refusal) -> {});
  }

  TrustManagerFactory factory() {
    return new SimpleTrustManagerFactory() {
      @Override
      protected void engineInit(java.security.KeyStore keyStore) {}

      @Override
      protected void engineInit(javax.net.ssl.ManagerFactoryParameters parameters) {}

      @Override
      protected javax.net.ssl.TrustManager[] engineGetTrustManagers() {
        return new javax.net.ssl.TrustManager[] {CatdTrust.this};
      }
    };
  }

  /**
   * The station a certificate names.
   *
   * @throws Refusal STATION_FOREIGN, STATION_EXPIRED, STATION_OF_OTHER_REALM or
   *     STATION_OF_OTHER_CATD
   */
  StationName station(X509Certificate certificate) {
    requireOurs(List.of(certificate));
    StationName name =
        StationName.of(certificate)
            .orElseThrow(() -> new Refusal(MessageCode.STATION_FOREIGN, subject(certificate)));
    if (name.realm() != own.realm()) {
      throw new Refusal(
          MessageCode.STATION_OF_OTHER_REALM, own.realm().name(), name.realm().name());
    }
    if (!name.catd().equals(own.catd())) {
      throw new Refusal(MessageCode.STATION_OF_OTHER_CATD, own.catd().value(), name.catd().value());
    }
    return name;
  }

  private void requireOurs(List<X509Certificate> chain) {
    X509Certificate leaf = chain.getFirst();
    try {
      Date now = Date.from(clock.instant());
      leaf.checkValidity(now);
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      // There is no list of revoked certificates; what the centre withdraws it tells the node.
      parameters.setRevocationEnabled(false);
      parameters.setDate(now);
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      throw new Refusal(MessageCode.STATION_EXPIRED, e, called(leaf));
    } catch (CertPathValidatorException e) {
      throw new Refusal(MessageCode.STATION_FOREIGN, e, called(leaf));
    } catch (GeneralSecurityException e) {
      throw new Refusal(MessageCode.STATION_FOREIGN, e, called(leaf));
    }
  }

  /** Whom a certificate names, or what it says of itself. */
  static String called(X509Certificate certificate) {
    Optional<StationName> name = StationName.of(certificate);
    return name.map(StationName::toString).orElseGet(() -> subject(certificate));
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    try {
      // The root itself is no part of a path to it.
      requireOurs(Arrays.stream(chain).filter(one -> !one.equals(root)).toList());
      if (!asHost) {
        station(chain[0]);
      }
    } catch (Refusal refusal) {
      refused.accept(chain[0], refusal);
      throw refusal.code() == MessageCode.STATION_EXPIRED
          ? (CertificateException)
              new CertificateExpiredException(refusal.getMessage()).initCause(refusal)
          : new CertificateException(refusal);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {root};
  }
}
