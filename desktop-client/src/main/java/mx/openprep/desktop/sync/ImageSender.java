package mx.openprep.desktop.sync;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mx.openprep.desktop.node.Outbox.WaitingImage;
import mx.openprep.desktop.station.CentreFault;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ImageAck;
import mx.openprep.v1.ImageChunk;
import mx.openprep.v1.ImageOffsetRequest;
import mx.openprep.v1.ImageOffsetResponse;

/** Sends one image after another, each from where the centre has it. */
final class ImageSender {
  static final int CHUNK_BYTES = 64 << 10;

  private final Link link;
  private final ImageQueue queue;
  private final ReplicationWatcher watcher;

  ImageSender(Link link, ImageQueue queue, ReplicationWatcher watcher) {
    this.link = link;
    this.queue = queue;
    this.watcher = watcher;
  }

  /** Returns only by exception. */
  void run() throws LinkLostException, InterruptedException {
    while (true) {
      long beats = link.beats();
      Optional<WaitingImage> next = queue.take();
      if (next.isEmpty()) {
        link.awaitWork(beats, queue.untilNextTry());
      } else {
        try {
          send(next.get());
        } finally {
          queue.release(next.get().image());
        }
      }
    }
  }

  private void send(WaitingImage waiting) throws LinkLostException, InterruptedException {
    try {
      upload(waiting);
      queue.done(waiting.image());
      link.progressed();
    } catch (StatusException e) {
      Refusal why = CentreFault.refusal(e);
      // A slow image says nothing about the link: the heartbeat does.
      if (e.getStatus().getCode() != Status.Code.DEADLINE_EXCEEDED) {
        link.endIfLost(why);
      }
      setAside(waiting, why);
    } catch (IOException e) {
      setAside(waiting, new Refusal(MessageCode.STORE_FAILED, e, waiting.file().toString()));
    } catch (Refusal e) {
      link.endIfLost(e);
      setAside(waiting, e);
    }
  }

  private void setAside(WaitingImage waiting, Refusal why) {
    queue.refused(waiting.image());
    watcher.imageRefused(waiting.image(), why);
  }

  private void upload(WaitingImage waiting)
      throws StatusException, IOException, InterruptedException {
    ByteString image = UnsafeByteOperations.unsafeWrap(waiting.image().bytes());
    ImageOffsetResponse held =
        link.answering().imageOffset(ImageOffsetRequest.newBuilder().setImage(image).build());
    if (held.getComplete()) {
      return;
    }
    BlockingClientCall<ImageChunk, ImageAck> call =
        link.centre()
            .withDeadlineAfter(
                link.timing().upload(waiting.size()).toMillis(), TimeUnit.MILLISECONDS)
            .uploadImage();
    try (InputStream file = waiting.open()) {
      write(call, image, waiting.size(), held.getOffset(), file);
      call.halfClose();
      ImageAck ack = call.read();
      if (ack == null || !ack.getImage().equals(image)) {
        throw Link.ended();
      }
    } finally {
      call.cancel("This side is done", null);
    }
  }

  /** At least one chunk, so that a centre that has every byte checks them. */
  private static void write(
      BlockingClientCall<ImageChunk, ImageAck> call,
      ByteString image,
      long size,
      long from,
      InputStream file)
      throws StatusException, IOException, InterruptedException {
    file.skipNBytes(from);
    long offset = from;
    boolean open;
    do {
      byte[] data = file.readNBytes(CHUNK_BYTES);
      open =
          call.write(
              ImageChunk.newBuilder()
                  .setImage(offset == from ? image : ByteString.EMPTY)
                  .setSize(offset == from ? size : 0)
                  .setOffset(offset)
                  .setData(UnsafeByteOperations.unsafeWrap(data))
                  .build());
      offset += data.length;
      if (data.length == 0) {
        break;
      }
    } while (open && offset < size);
  }
}
