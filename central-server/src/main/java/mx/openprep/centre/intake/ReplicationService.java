package mx.openprep.centre.intake;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.catalogue.PackageArchive;
import mx.openprep.centre.desk.DeskEntries;
import mx.openprep.centre.identity.Greeting;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.centre.identity.Stations;
import mx.openprep.centre.journal.EventStore;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.centre.publication.PublishedActas;
import mx.openprep.centre.watch.ChangeWatch;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.Realm;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;
import mx.openprep.v1.DownloadPackageRequest;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;
import mx.openprep.v1.HandshakeRequest;
import mx.openprep.v1.HandshakeResponse;
import mx.openprep.v1.ImageAck;
import mx.openprep.v1.ImageChunk;
import mx.openprep.v1.ImageOffsetRequest;
import mx.openprep.v1.ImageOffsetResponse;
import mx.openprep.v1.PackageChunk;
import mx.openprep.v1.ReplicationServiceGrpc;

/** What a CATD node asks of the centre. Every call is of an enrolled station. */
final class ReplicationService extends ReplicationServiceGrpc.ReplicationServiceImplBase {
  private static final int PROTOCOL = 1;

  private final EventStore events;
  private final ImageStore images;
  private final ElectionPackage election;
  private final PackageArchive archive;
  private final UUID store;
  private final Stations stations;
  private final People people;
  private final PublishedActas published;
  private final DeskEntries entries;
  private final List<? extends ChangeWatch> watches;
  private final IntakeMeters meters;
  private final Realm realm;
  private final Clock clock;

  ReplicationService(
      EventStore events,
      ImageStore images,
      ElectionPackage election,
      PackageArchive archive,
      UUID store,
      Stations stations,
      People people,
      PublishedActas published,
      DeskEntries entries,
      List<? extends ChangeWatch> watches,
      IntakeMeters meters,
      Realm realm,
      Clock clock) {
    this.events = events;
    this.images = images;
    this.election = election;
    this.archive = archive;
    this.store = store;
    this.stations = stations;
    this.people = people;
    this.published = published;
    this.entries = entries;
    this.watches = List.copyOf(watches);
    this.meters = meters;
    this.realm = realm;
    this.clock = clock;
  }

  @Override
  public void handshake(HandshakeRequest request, StreamObserver<HandshakeResponse> answer) {
    StationIdentity caller = StationIdentity.ofCaller();
    Instant now = clock.instant();
    if (request.getProtocolVersion() != PROTOCOL) {
      throw new Refusal(
          MessageCode.PROTOCOL_DIFFERS,
          Integer.toString(PROTOCOL),
          Integer.toString(request.getProtocolVersion()));
    }
    if (!request.getRealm().name().equals(realm.name())) {
      throw new Refusal(MessageCode.REALM_DIFFERS, realm.name(), request.getRealm().name());
    }
    if (!request.getPackageHash().equals(ByteString.copyFrom(election.hash().bytes()))) {
      throw new Refusal(MessageCode.PACKAGE_DIFFERS, election.hash().brief());
    }
    Greeting.pass();
    stations.seen(caller.station(), request.getSoftwareVersion(), offset(request, now));
    JournalHead head = events.head(caller.station());
    answer.onNext(
        HandshakeResponse.newBuilder()
            .setCentreTime(WireValues.timestamp(now))
            .setLastSequence(head.sequence())
            .setLastHash(ByteString.copyFrom(head.hash().bytes()))
            .setStore(ByteString.copyFromUtf8(store.toString()))
            .build());
    answer.onCompleted();
  }

  private static Duration offset(HandshakeRequest request, Instant now) {
    try {
      return Duration.between(WireValues.instant(request.getDeviceTime()), now);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.EVENT_MALFORMED, e);
    }
  }

  @Override
  public StreamObserver<EventBatch> append(StreamObserver<EventAck> answers) {
    return new JournalIntake(StationIdentity.ofCaller().station(), events, meters, answers);
  }

  @Override
  public void imageOffset(ImageOffsetRequest request, StreamObserver<ImageOffsetResponse> answer) {
    ImageHash image = ImageIntake.hash(request.getImage());
    Optional<Path> complete = images.file(image);
    long offset =
        complete.isPresent()
            ? size(complete.get())
            : images.durableBytes(StationIdentity.ofCaller().station().value(), image);
    answer.onNext(
        ImageOffsetResponse.newBuilder()
            .setOffset(offset)
            .setComplete(complete.isPresent())
            .build());
    answer.onCompleted();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  @Override
  public StreamObserver<ImageChunk> uploadImage(StreamObserver<ImageAck> answer) {
    return new ImageIntake(StationIdentity.ofCaller().station(), images, meters, answer);
  }

  @Override
  public void downloadPackage(
      DownloadPackageRequest request, StreamObserver<PackageChunk> answers) {
    new PackageDownload(archive.zip(), (ServerCallStreamObserver<PackageChunk>) answers).start();
  }

  @Override
  public void downlink(DownlinkRequest request, StreamObserver<DownlinkMessage> answers) {
    new Downlink(
            StationIdentity.ofCaller(),
            request,
            people,
            stations,
            published,
            entries,
            (ServerCallStreamObserver<DownlinkMessage>) answers)
        .follow(watches);
  }
}
