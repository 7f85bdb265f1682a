package mx.openprep.centre.identity;

import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.EnrolmentServiceGrpc;

/**
 * Lets only enrolled stations of this realm into every service but enrolment. That the certificate
 * is of the centre's own authority, TLS has checked already.
 */
final class StationGuard implements ServerInterceptor {
  private static final int URI_NAME = 6;

  private final StationTable stations;
  private final Realm realm;

  StationGuard(StationTable stations, Realm realm) {
    this.stations = stations;
    this.realm = realm;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (EnrolmentServiceGrpc.SERVICE_NAME.equals(call.getMethodDescriptor().getServiceName())) {
      return next.startCall(call, headers);
    }
    StationIdentity caller = identify(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    return Contexts.interceptCall(caller.asCaller(), call, headers, next);
  }

  private StationIdentity identify(SSLSession session) {
    X509Certificate certificate = certificate(session);
    StationIdentity station =
        identity(certificate).orElseThrow(() -> new Refusal(MessageCode.CERTIFICATE_FOREIGN));
    if (station.realm() != realm) {
      throw new Refusal(MessageCode.REALM_DIFFERS, realm.name(), station.realm().name());
    }
    if (!stations.isValid(station, certificate.getSerialNumber().toString(16))) {
      throw new Refusal(MessageCode.CERTIFICATE_FOREIGN);
    }
    return station;
  }

  private static X509Certificate certificate(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return (X509Certificate) chain[0];
    } catch (SSLPeerUnverifiedException e) {
      throw new Refusal(MessageCode.CERTIFICATE_MISSING, e);
    }
  }

  private static Optional<StationIdentity> identity(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> Objects.equals(name.get(0), URI_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .flatMap(uri -> StationIdentity.parse(uri).stream())
              .findFirst();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }
}
