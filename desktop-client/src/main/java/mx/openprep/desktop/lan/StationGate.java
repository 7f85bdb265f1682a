package mx.openprep.desktop.lan;

import io.grpc.Grpc;
import io.grpc.ServerCall;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import mx.openprep.desk.CallerStation;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets stations of this CATD in and nobody else. Each refusal is a fact of the journal, the same
 * one once in ten minutes, so that a machine that hammers at the door fills nothing.
 */
final class StationGate implements CallerStation {
  private static final Duration SAME_AGAIN = Duration.ofMinutes(10);
  private static final int REMEMBERED = 256;

  private final NodeId host;
  private final CatdTrust trust;
  private final Predicate<X509Certificate> withdrawn;
  private final Consumer<Fact.StationRefused> journal;
  private final Clock clock;
  private final Map<String, Instant> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * The gate of a host.
   *
   * @param withdrawn what the centre has told of a certificate
   */
  StationGate(
      StationIdentity identity,
      Predicate<X509Certificate> withdrawn,
      Consumer<Fact.StationRefused> journal,
      Clock clock) {
    this.host = identity.name().station();
    this.trust = CatdTrust.ofHost(identity, clock, (peer, why) -> note(peer, why, "tls"));
    this.withdrawn = withdrawn;
    this.journal = journal;
    this.clock = clock;
  }

  CatdTrust trust() {
    return trust;
  }

  @Override
  public NodeId of(ServerCall<?, ?> call) {
    X509Certificate certificate = null;
    try {
      certificate = certificate(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
      StationName station = trust.station(certificate);
      if (withdrawn.test(certificate)) {
        throw new Refusal(MessageCode.STATION_REVOKED, station.station().value());
      }
      if (station.station().equals(host)) {
        throw new Refusal(MessageCode.STATION_TWICE, station.station().value());
      }
      return station.station();
    } catch (Refusal refusal) {
      SocketAddress from = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
      note(certificate, refusal, String.valueOf(from));
      throw refusal;
    }
  }

  private static X509Certificate certificate(@Nullable SSLSession session) {
    try {
      if (session == null) {
        throw new Refusal(MessageCode.CERTIFICATE_MISSING);
      }
      return (X509Certificate) session.getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException e) {
      throw new Refusal(MessageCode.CERTIFICATE_MISSING, e);
    }
  }

  private void note(@Nullable X509Certificate certificate, Refusal why, String from) {
    String fingerprint = certificate == null ? "" : Fingerprint.of(certificate).hex();
    if (isNew(why.code().code() + fingerprint)) {
      journal.accept(
          new Fact.StationRefused(
              why.code().code(),
              certificate == null ? "" : CatdTrust.called(certificate),
              fingerprint,
              from));
    }
  }

  private synchronized boolean isNew(String refusal) {
    Instant now = clock.instant();
    Instant before = told.get(refusal);
    if (before != null && before.plus(SAME_AGAIN).isAfter(now)) {
      return false;
    }
    told.put(refusal, now);
    return true;
  }
}
