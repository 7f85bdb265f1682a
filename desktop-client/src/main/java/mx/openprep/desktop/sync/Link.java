package mx.openprep.desktop.sync;

import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;
import mx.openprep.v1.ReplicationServiceGrpc;
import mx.openprep.v1.ReplicationServiceGrpc.ReplicationServiceBlockingV2Stub;
import mx.openprep.v1.StationServiceGrpc;
import mx.openprep.v1.StationServiceGrpc.StationServiceBlockingV2Stub;

/** One connection with the centre, as the lanes that share it see it. */
final class Link {
  private final ManagedChannel channel;
  private final ReplicationServiceBlockingV2Stub centre;
  private final StationServiceBlockingV2Stub station;
  private final Handshake handshake;
  private final NodePorts node;
  private final Pulse pulse;
  private final ReplicationTiming timing;
  private final Runnable progress;
  private volatile boolean ended;

  Link(
      ManagedChannel channel,
      NodePorts node,
      Announcement announcement,
      Pulse pulse,
      ReplicationTiming timing,
      InstantSource clock,
      Runnable progress) {
    this.channel = channel;
    this.centre = ReplicationServiceGrpc.newBlockingV2Stub(channel);
    this.station = StationServiceGrpc.newBlockingV2Stub(channel);
    this.handshake = new Handshake(centre, announcement, node.outbox(), timing.answer(), clock);
    this.node = node;
    this.pulse = pulse;
    this.timing = timing;
    this.progress = progress;
  }

  ReplicationServiceBlockingV2Stub centre() {
    return centre;
  }

  /** For calls with a short answer. */
  ReplicationServiceBlockingV2Stub answering() {
    return centre.withDeadlineAfter(timing.answer().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What the centre knows of this station, with a short answer. */
  StationServiceBlockingV2Stub station() {
    return station.withDeadlineAfter(timing.answer().toMillis(), TimeUnit.MILLISECONDS);
  }

  Handshake handshake() {
    return handshake;
  }

  ReplicationTiming timing() {
    return timing;
  }

  /** Something has arrived at the centre: this link works. */
  void progressed() {
    progress.run();
  }

  /** Takes over what the centre has for this node, as it comes. */
  void receive() throws StatusException, InterruptedException {
    BlockingClientCall<?, DownlinkMessage> call =
        centre.downlink(
            DownlinkRequest.newBuilder()
                .setPublishedThrough(node.published().through())
                .setCentreThrough(node.elsewhere().centreThrough())
                .build());
    try {
      for (DownlinkMessage message = call.read(); message != null; message = call.read()) {
        switch (message.getMessageCase()) {
          case PEOPLE -> node.people().replace(message.getPeople().getPeopleList());
          case STATIONS -> node.stations().learn(message.getStations().getStationsList());
          case PUBLISHED -> node.published().take(message.getPublished());
          case CENTRE -> node.elsewhere().take(message.getCentre());
          // A newer centre may have more to say than this version understands.
          case MESSAGE_NOT_SET -> {}
        }
      }
    } finally {
      call.cancel("This side is done", null);
    }
    throw ended();
  }

  /** Keeps the clock's offset right, and ends the link when the centre no longer answers. */
  void beatHeart() throws StatusException, LinkLostException, InterruptedException {
    while (true) {
      node.outbox().clockOffset(handshake.clockOffset());
      pause(timing.heartbeat());
    }
  }

  /** When the link ended in good order, which no lane expects. */
  static Refusal ended() {
    return new Refusal(MessageCode.CENTRE_UNREACHABLE, "the centre ended the call");
  }

  /** Ends every call and every wait, from any thread. */
  void end() {
    ended = true;
    channel.shutdownNow();
    pulse.beat();
  }

  long beats() {
    return pulse.beats();
  }

  void awaitWork(long since) throws LinkLostException, InterruptedException {
    awaitWork(since, Pulse.FOREVER);
  }

  /** Returns when there may be work that was not there at the given beat, or after a while. */
  void awaitWork(long since, Duration most) throws LinkLostException, InterruptedException {
    pulse.await(() -> ended || pulse.beats() != since, most);
    checkEnded();
  }

  void pause(Duration pause) throws LinkLostException, InterruptedException {
    pulse.await(() -> ended, pause);
    checkEnded();
  }

  private void checkEnded() throws LinkLostException {
    if (ended) {
      throw new LinkLostException(ended());
    }
  }

  /** Ends the lane, and with it the link, when the reason concerns all that goes over it. */
  void endIfLost(Refusal why) throws LinkLostException {
    boolean lost =
        switch (why.code()) {
          case CENTRE_UNREACHABLE,
              CERTIFICATE_MISSING,
              CERTIFICATE_FOREIGN,
              CERTIFICATE_REVOKED,
              CERTIFICATE_REPLACED,
              CERTIFICATE_EXPIRED,
              HANDSHAKE_MISSING,
              PROTOCOL_DIFFERS,
              EVENT_OF_OTHER_NODE,
              PACKAGE_DIFFERS,
              REALM_DIFFERS,
              JOURNAL_FORKED ->
              true;
          // Anything else is about the one thing that was asked.
          default -> false;
        };
    if (lost) {
      throw new LinkLostException(why);
    }
  }
}
