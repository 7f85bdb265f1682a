package mx.openprep.desktop.lan;

import io.grpc.Status;
import java.util.Locale;
import javax.net.ssl.SSLException;
import mx.openprep.desktop.station.StationName;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import org.jspecify.annotations.Nullable;

/** Why a workstation could not join its host, in words a person can be told. */
final class HostFault {
  private HostFault() {}

  static Refusal refusal(Status status, io.grpc.@Nullable Metadata trailers, StationName own) {
    return RefusalStatus.of(status.asRuntimeException(trailers))
        .orElseGet(() -> unspoken(status, own));
  }

  private static Refusal unspoken(Status status, StationName own) {
    for (Throwable t = status.getCause(); t != null; t = t.getCause()) {
      // Our own judgement of the host's certificate.
      if (t instanceof Refusal refusal) {
        return refusal;
      }
      // The host's judgement of ours, as far as TLS has words for it.
      String said = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
      if (t instanceof SSLException && said.contains("certificate_expired")) {
        return new Refusal(MessageCode.STATION_EXPIRED, t, own.toString());
      }
      if (t instanceof SSLException
          && (said.contains("certificate") || said.contains("unknown_ca"))) {
        return new Refusal(MessageCode.STATION_FOREIGN, t, own.toString());
      }
    }
    return new Refusal(MessageCode.HOST_LOST, status.asRuntimeException());
  }
}
