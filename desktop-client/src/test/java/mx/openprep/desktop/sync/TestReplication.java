package mx.openprep.desktop.sync;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ImageHash;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
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
import org.jspecify.annotations.Nullable;

/** The centre's side of replication as centre.proto says, with the faults a test asks for. */
final class TestReplication extends ReplicationServiceGrpc.ReplicationServiceImplBase {
  private final TestCentre centre;
  private final CentreDisk disk;

  TestReplication(TestCentre centre, CentreDisk disk) {
    this.centre = centre;
    this.disk = disk;
  }

  @Override
  public void handshake(HandshakeRequest request, StreamObserver<HandshakeResponse> answer) {
    if (!Arrays.equals(request.getPackageHash().toByteArray(), centre.packageHash.bytes())) {
      answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.PACKAGE_DIFFERS)));
      return;
    }
    if (!request.getRealm().name().equals(TestCentre.CALLER.get().realm().name())) {
      answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.REALM_DIFFERS)));
      return;
    }
    synchronized (disk) {
      answer.onNext(
          HandshakeResponse.newBuilder()
              .setCentreTime(WireValues.timestamp(Instant.now().plus(centre.clockAhead)))
              .setLastSequence(disk.journal().size())
              .setLastHash(ByteString.copyFrom(disk.lastHash().bytes()))
              .setStore(ByteString.copyFromUtf8(disk.store))
              .build());
    }
    answer.onCompleted();
  }

  @Override
  public StreamObserver<EventBatch> append(StreamObserver<EventAck> answer) {
    return new Receiving<EventBatch>() {
      @Override
      public void onNext(EventBatch batch) {
        if (centre.refusesEvents) {
          answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.STORE_FAILED)));
          return;
        }
        boolean dies = centre.batchesUntilDeath.decrementAndGet() == 0;
        if (dies) {
          centre.beforeCommit.run();
        }
        if (centre.isDead()) {
          return;
        }
        synchronized (disk) {
          batch.getEnvelopesList().forEach(e -> commit(e.toByteArray()));
          disk.received(batch.getEnvelopesCount());
        }
        if (dies) {
          centre.beforeAck.run();
        }
        if (centre.isDead()) {
          return;
        }
        answer.onNext(EventAck.newBuilder().setDurableThrough(disk.journal().size()).build());
      }
    };
  }

  private void commit(byte[] envelope) {
    List<byte[]> journal = disk.journal();
    ChainVerifier chain =
        new ChainVerifier(
            TestCentre.STATION.station(),
            TestCentre.STATION.realm(),
            new JournalHead(journal.size(), disk.lastHash()));
    Optional<ChainVerifier.Fault> fault = chain.accept(envelope);
    if (fault.isEmpty()) {
      disk.append(envelope);
    } else if (fault.get() != ChainVerifier.Fault.REPEATED
        || journal.stream().noneMatch(held -> Arrays.equals(held, envelope))) {
      throw new IllegalStateException("The station sent " + fault.get());
    }
  }

  @Override
  public void imageOffset(ImageOffsetRequest request, StreamObserver<ImageOffsetResponse> answer) {
    ImageHash image = ImageHash.fromBytes(request.getImage().toByteArray());
    answer.onNext(
        ImageOffsetResponse.newBuilder()
            .setOffset(disk.offset(image))
            .setComplete(disk.holds(image))
            .build());
    answer.onCompleted();
  }

  @Override
  public StreamObserver<ImageChunk> uploadImage(StreamObserver<ImageAck> answer) {
    return new Receiving<ImageChunk>() {
      private @Nullable ImageHash image;

      @Override
      public void onNext(ImageChunk chunk) {
        if (image == null) {
          image = ImageHash.fromBytes(chunk.getImage().toByteArray());
        }
        if (centre.unwanted.contains(image)) {
          answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.IMAGE_NOT_JPEG)));
        } else if (!disk.add(image, chunk.getOffset(), chunk.getData().toByteArray())) {
          answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.IMAGE_CORRUPT)));
        }
      }

      @Override
      public void onCompleted() {
        if (image == null || !disk.complete(image)) {
          answer.onError(RefusalStatus.toStatus(new Refusal(MessageCode.IMAGE_CORRUPT)));
          return;
        }
        answer.onNext(ImageAck.newBuilder().setImage(ByteString.copyFrom(image.bytes())).build());
        answer.onCompleted();
      }
    };
  }

  @Override
  public void downloadPackage(DownloadPackageRequest request, StreamObserver<PackageChunk> answer) {
    byte[] zip = centre.packageZip;
    for (int at = 0; at < zip.length; at += 1000) {
      answer.onNext(
          PackageChunk.newBuilder()
              .setData(ByteString.copyFrom(zip, at, Math.min(1000, zip.length - at)))
              .build());
    }
    answer.onCompleted();
  }

  @Override
  public void downlink(DownlinkRequest request, StreamObserver<DownlinkMessage> answer) {
    centre.downlinks.add(answer);
    answer.onNext(centre.peopleMessage());
  }

  /** What a receiver does with the end of a stream: nothing, the other side has its reasons. */
  private abstract static class Receiving<T> implements StreamObserver<T> {
    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onCompleted() {}
  }
}
