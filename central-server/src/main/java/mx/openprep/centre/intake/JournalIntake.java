package mx.openprep.centre.intake;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionException;
import mx.openprep.centre.journal.EventStore;
import mx.openprep.journal.NodeId;
import mx.openprep.message.Refusal;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;

/** One node's stream of batches. The next is asked for when the last is on disk. */
final class JournalIntake implements StreamObserver<EventBatch> {
  private final NodeId node;
  private final EventStore events;
  private final IntakeMeters meters;
  private final StreamObserver<EventAck> answers;

  JournalIntake(
      NodeId node, EventStore events, IntakeMeters meters, StreamObserver<EventAck> answers) {
    this.node = node;
    this.events = events;
    this.meters = meters;
    this.answers = answers;
    // Else answering a node that has just gone away would throw.
    ((ServerCallStreamObserver<EventAck>) answers).setOnCancelHandler(() -> {});
  }

  @Override
  public void onNext(EventBatch batch) {
    long through = meters.batch(batch.getEnvelopesCount(), () -> durable(batch));
    answers.onNext(EventAck.newBuilder().setDurableThrough(through).build());
  }

  private long durable(EventBatch batch) {
    try {
      return events
          .append(node, batch.getEnvelopesList().stream().map(e -> e.toByteArray()).toList())
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  @Override
  public void onError(Throwable gone) {
    // What was acknowledged is durable; the node goes on from there when it is back.
  }

  @Override
  public void onCompleted() {
    answers.onCompleted();
  }
}
