package mx.openprep.desktop.sync;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.HandshakeRequest;
import mx.openprep.v1.HandshakeResponse;
import mx.openprep.v1.Realm;
import mx.openprep.v1.ReplicationServiceGrpc.ReplicationServiceBlockingV2Stub;

/** Says who we are to the centre, which says how late it is and how far it has our journal. */
final class Greeting {
  private final ReplicationServiceBlockingV2Stub centre;
  private final Announcement announcement;
  private final Duration patience;
  private final InstantSource clock;

  Greeting(
      ReplicationServiceBlockingV2Stub centre,
      Announcement announcement,
      Duration patience,
      InstantSource clock) {
    this.centre = centre;
    this.announcement = announcement;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * The centre's clock minus ours: its time is taken to be that of the middle of the round trip.
   * Right to half the round trip, so it is asked for on a link that stands already.
   */
  Duration clockOffset() throws StatusException {
    Instant before = clock.instant();
    long started = System.nanoTime();
    HandshakeResponse answer = say();
    Duration roundTrip = Duration.ofNanos(System.nanoTime() - started);
    return Duration.between(
        before.plus(roundTrip.dividedBy(2)), WireValues.instant(answer.getCentreTime()));
  }

  HandshakeResponse say() throws StatusException {
    return centre
        .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handshake(
            HandshakeRequest.newBuilder()
                .setProtocolVersion(Announcement.PROTOCOL_VERSION)
                .setPackageHash(ByteString.copyFrom(announcement.packageHash().bytes()))
                .setRealm(Realm.valueOf(announcement.realm().name()))
                .setDeviceTime(WireValues.timestamp(clock.instant()))
                .setSoftwareVersion(announcement.softwareVersion())
                .build());
  }
}
