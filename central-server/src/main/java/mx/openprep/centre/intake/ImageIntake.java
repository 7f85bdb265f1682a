package mx.openprep.centre.intake;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ImageAck;
import mx.openprep.v1.ImageChunk;

/** One image that comes in. It is answered once, when it is complete, verified and on disk. */
final class ImageIntake implements StreamObserver<ImageChunk> {
  private final NodeId node;
  private final ImageStore images;
  private final IntakeMeters meters;
  private final StreamObserver<ImageAck> answer;
  private final long began = System.nanoTime();
  private Optional<ImageHash> image = Optional.empty();

  /** Empty until the first chunk, and when the centre holds the image already. */
  private Optional<ImageStore.Arrival> arrival = Optional.empty();

  ImageIntake(
      NodeId node, ImageStore images, IntakeMeters meters, StreamObserver<ImageAck> answer) {
    this.node = node;
    this.images = images;
    this.meters = meters;
    this.answer = answer;
  }

  static ImageHash hash(ByteString bytes) {
    try {
      return ImageHash.fromBytes(bytes.toByteArray());
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.IMAGE_CORRUPT, e);
    }
  }

  @Override
  public void onNext(ImageChunk chunk) {
    if (image.isEmpty()) {
      begin(chunk);
    }
    arrival.ifPresent(a -> a.write(chunk.getData().asReadOnlyByteBuffer()));
  }

  private void begin(ImageChunk first) {
    ImageHash named = hash(first.getImage());
    image = Optional.of(named);
    if (images.file(named).isEmpty()) {
      arrival =
          Optional.of(images.receive(node.value(), named, first.getSize(), first.getOffset()));
    }
  }

  @Override
  public void onCompleted() {
    ImageHash named = image.orElseThrow(() -> new Refusal(MessageCode.IMAGE_CORRUPT));
    arrival.ifPresent(a -> {
      a.complete();
      meters.image(Duration.ofNanos(System.nanoTime() - began), a.size());
    });
    answer.onNext(ImageAck.newBuilder().setImage(ByteString.copyFrom(named.bytes())).build());
    answer.onCompleted();
  }

  @Override
  public void onError(Throwable gone) {
    arrival.ifPresent(ImageStore.Arrival::close);
  }
}
