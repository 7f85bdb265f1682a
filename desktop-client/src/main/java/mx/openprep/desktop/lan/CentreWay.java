package mx.openprep.desktop.lan;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import mx.openprep.desktop.station.CentreChannel;
import mx.openprep.desktop.station.CentreFault;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** To the centre, which is the node of a workstation at a CCV. */
public record CentreWay(StationIdentity identity) implements HostWay {
  @Override
  public ManagedChannel connect(int failuresInARow) {
    return CentreChannel.open(identity);
  }

  @Override
  public Refusal fault(Status status, @Nullable Metadata trailers) {
    Refusal refusal = CentreFault.refusal(new StatusException(status, trailers));
    return refusal.code() == MessageCode.CENTRE_UNREACHABLE
        ? new Refusal(MessageCode.CENTRE_LOST, refusal)
        : refusal;
  }

  @Override
  public MessageCode lost() {
    return MessageCode.CENTRE_LOST;
  }
}
