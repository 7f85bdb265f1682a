package mx.openprep.desktop.sync;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;

/**
 * Sends the journal in order, several batches ahead of the centre's acknowledgements. While it
 * waits for one, new events gather for the next batch.
 */
final class EventSender {
  /** Most bytes of a batch, unless one event alone is larger. */
  static final int BATCH_BYTES = 256 << 10;

  private static final int BATCH_EVENTS = 256;
  private static final int BATCHES_IN_FLIGHT = 4;

  private final Link link;
  private final Outbox outbox;

  EventSender(Link link, Outbox outbox) {
    this.link = link;
    this.outbox = outbox;
  }

  /** Returns only by exception. */
  void run() throws StatusException, LinkLostException, InterruptedException {
    long position = link.handshake().positionOfCentre();
    BlockingClientCall<EventBatch, EventAck> call = link.centre().append();
    try {
      send(call, position);
    } finally {
      call.cancel("This side is done", null);
    }
  }

  private void send(BlockingClientCall<EventBatch, EventAck> call, long position)
      throws StatusException, LinkLostException, InterruptedException {
    long sent = position;
    Deque<Long> inFlight = new ArrayDeque<>();
    while (true) {
      long beats = link.beats();
      EventBatch batch =
          inFlight.size() < BATCHES_IN_FLIGHT ? batchAfter(sent) : EventBatch.getDefaultInstance();
      if (batch.getEnvelopesCount() > 0) {
        if (!call.write(batch)) {
          throw Link.ended();
        }
        sent += batch.getEnvelopesCount();
        inFlight.add(sent);
      } else if (inFlight.isEmpty()) {
        link.awaitWork(beats);
      } else {
        acknowledge(readAck(call), sent, inFlight);
      }
    }
  }

  private EventBatch batchAfter(long sequence) {
    EventBatch.Builder batch = EventBatch.newBuilder();
    List<byte[]> envelopes = outbox.eventsAfter(sequence, BATCH_EVENTS);
    long bytes = 0;
    for (byte[] envelope : envelopes) {
      bytes += envelope.length;
      if (bytes > BATCH_BYTES && batch.getEnvelopesCount() > 0) {
        break;
      }
      batch.addEnvelopes(UnsafeByteOperations.unsafeWrap(envelope));
    }
    return batch.build();
  }

  private EventAck readAck(BlockingClientCall<EventBatch, EventAck> call)
      throws StatusException, InterruptedException {
    try {
      EventAck ack = call.read(link.timing().answer().toMillis(), TimeUnit.MILLISECONDS);
      if (ack == null) {
        throw Link.ended();
      }
      return ack;
    } catch (TimeoutException e) {
      throw new Refusal(MessageCode.CENTRE_UNREACHABLE, e, "no acknowledgement");
    }
  }

  private void acknowledge(EventAck ack, long sent, Deque<Long> inFlight) {
    long durable = ack.getDurableThrough();
    if (durable > sent) {
      throw new Refusal(
          MessageCode.UNEXPECTED, "acknowledged " + durable + " when " + sent + " were sent");
    }
    if (durable > outbox.acknowledged()) {
      outbox.acknowledged(durable);
    }
    while (!inFlight.isEmpty() && inFlight.peek() <= durable) {
      inFlight.remove();
    }
    link.progressed();
  }
}
