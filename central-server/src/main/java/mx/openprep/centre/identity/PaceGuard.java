package mx.openprep.centre.identity;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import mx.openprep.centre.limits.LimitSettings;
import mx.openprep.centre.limits.Pace;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** Holds stations to a pace by their certificates, and whoever has none by its address. */
final class PaceGuard implements ServerInterceptor {
  private final Pace<String> stations;
  private final Pace<String> strangers;

  PaceGuard(LimitSettings limits) {
    stations = Pace.perSecond(limits.callsPerSecond());
    strangers =
        new Pace<>(
            limits.enrolmentsPerMinute(), limits.enrolmentsPerMinute(), Duration.ofMinutes(1));
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Optional<PresentedCertificate> certificate = StationGuard.presented(call);
    boolean allowed =
        certificate.isPresent()
            ? stations.allows(certificate.get().fingerprint())
            : strangers.allows(address(call));
    if (!allowed) {
      throw new Refusal(MessageCode.TOO_MANY_REQUESTS);
    }
    return next.startCall(call, headers);
  }

  private static String address(ServerCall<?, ?> call) {
    @Nullable SocketAddress address = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return address instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress()
        : "";
  }
}
