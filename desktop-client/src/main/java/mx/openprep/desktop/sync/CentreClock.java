package mx.openprep.desktop.sync;

import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import java.time.Duration;
import java.time.InstantSource;
import mx.openprep.desktop.station.CentreChannel;
import mx.openprep.desktop.station.CentreFault;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.v1.ReplicationServiceGrpc;

/** The centre's clock, asked for once, beside whatever link a node has. */
public final class CentreClock {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private CentreClock() {}

  /**
   * The centre's clock minus this one. Blocks, 10 s at most.
   *
   * @throws mx.openprep.message.Refusal CENTRE_UNREACHABLE; or why the centre does not work with
   *     this workstation: PACKAGE_DIFFERS, REALM_DIFFERS, PROTOCOL_DIFFERS, STATION_REVOKED,
   *     CERTIFICATE_FOREIGN
   */
  public static Duration offset(
      StationIdentity identity, String softwareVersion, InstantSource clock) {
    ManagedChannel channel = CentreChannel.open(identity);
    try {
      Greeting greeting =
          new Greeting(
              ReplicationServiceGrpc.newBlockingV2Stub(channel),
              new Announcement(identity.packageHash(), identity.name().realm(), softwareVersion),
              PATIENCE,
              clock);
      // The first one makes the connection, which takes longer one way than the other.
      greeting.say();
      return greeting.clockOffset();
    } catch (StatusException e) {
      throw CentreFault.refusal(e);
    } finally {
      channel.shutdownNow();
    }
  }
}
