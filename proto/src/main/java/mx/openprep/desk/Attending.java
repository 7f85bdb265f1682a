package mx.openprep.desk;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Arrays;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.HostPulse;
import mx.openprep.v1.StationPulse;

/** One workstation that is here for as long as its call lasts. */
public final class Attending implements StreamObserver<StationPulse> {
  /** Of the node API; workstations of another one cannot work together. */
  public static final int PROTOCOL_VERSION = 1;

  private final Presence presence;
  private final NodeId station;
  private final PackageHash packageHash;
  private final ServerCallStreamObserver<HostPulse> call;
  private boolean arrived;

  private Attending(
      Presence presence,
      NodeId station,
      PackageHash packageHash,
      ServerCallStreamObserver<HostPulse> call) {
    this.presence = presence;
    this.station = station;
    this.packageHash = packageHash;
    this.call = call;
  }

  /** The workstation behind this call. */
  public static Attending at(
      Presence presence,
      NodeId station,
      PackageHash packageHash,
      ServerCallStreamObserver<HostPulse> call) {
    call.setOnCancelHandler(() -> presence.left(station, call));
    return new Attending(presence, station, packageHash, call);
  }

  @Override
  public void onNext(StationPulse pulse) {
    try {
      if (arrived) {
        presence.heard(station, call);
      } else {
        requireSame(pulse);
        presence.arrived(station, pulse, call);
        arrived = true;
      }
    } catch (Refusal refusal) {
      call.onError(RefusalStatus.toStatus(refusal));
    }
  }

  private void requireSame(StationPulse first) {
    if (first.getProtocolVersion() != PROTOCOL_VERSION) {
      throw new Refusal(MessageCode.PROTOCOL_DIFFERS);
    }
    if (!Arrays.equals(first.getPackageHash().toByteArray(), packageHash.bytes())) {
      throw new Refusal(MessageCode.PACKAGE_DIFFERS);
    }
  }

  @Override
  public void onError(Throwable broken) {
    presence.left(station, call);
  }

  @Override
  public void onCompleted() {
    presence.left(station, call);
    call.onCompleted();
  }
}
