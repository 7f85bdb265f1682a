package mx.openprep.centre.identity;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers in by {@link DoorRules}, and out again when they are withdrawn while they speak.
 * That a certificate is of the centre's own authority, TLS has checked already.
 */
final class StationGuard implements ServerInterceptor {
  private final StationTable stations;
  private final Realm realm;
  private final OpenCalls open = new OpenCalls();

  StationGuard(StationTable stations, Realm realm) {
    this.stations = stations;
    this.realm = realm;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    DoorAccess access = DoorRules.of(call.getMethodDescriptor());
    if (access == DoorAccess.ANYBODY) {
      return next.startCall(call, headers);
    }
    PresentedCertificate certificate =
        presented(call).orElseThrow(() -> new Refusal(MessageCode.CERTIFICATE_MISSING));
    // On the list first: whoever is withdrawn from now on is found there.
    CuttableCall<Q, A> cuttable = open.open(certificate, call);
    try {
      StationIdentity station = require(certificate);
      Greeting greeting = Greeting.of(call);
      if (access == DoorAccess.GREETED_STATION) {
        greeting.require();
      }
      Context context = greeting.in(station.asCaller());
      return cuttable.listener(Contexts.interceptCall(context, cuttable, headers, next));
    } catch (Refusal refusal) {
      cuttable.leave();
      throw refusal;
    }
  }

  private StationIdentity require(PresentedCertificate certificate) {
    refusal(certificate)
        .ifPresent(refusal -> {
          throw refusal;
        });
    return certificate.station().orElseThrow();
  }

  private Optional<Refusal> refusal(PresentedCertificate certificate) {
    if (certificate.station().isEmpty()) {
      return Optional.of(new Refusal(MessageCode.CERTIFICATE_FOREIGN));
    }
    StationIdentity station = certificate.station().get();
    if (station.realm() != realm) {
      return Optional.of(
          new Refusal(MessageCode.REALM_DIFFERS, realm.name(), station.realm().name()));
    }
    return switch (stations.standing(station, certificate)) {
      case ENROLLED -> Optional.empty();
      case UNKNOWN -> Optional.of(new Refusal(MessageCode.CERTIFICATE_FOREIGN));
      case REPLACED -> Optional.of(new Refusal(MessageCode.CERTIFICATE_REPLACED));
      case REVOKED -> Optional.of(new Refusal(MessageCode.CERTIFICATE_REVOKED));
    };
  }

  /** Ends the calls of stations that were withdrawn since they began. */
  void cutWithdrawn() {
    open.cut(this::refusal);
  }

  /** The certificate a caller showed. */
  static Optional<PresentedCertificate> presented(ServerCall<?, ?> call) {
    @Nullable SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      return Optional.of(PresentedCertificate.of((X509Certificate) chain[0]));
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }
}
