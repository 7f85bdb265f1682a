package mx.openprep.centre.identity;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;

/**
 * A call that may be ended from outside at any moment: nothing is taken or said any more from then
 * on, and the service hears that its peer is gone.
 */
final class CuttableCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
  private final Runnable whenEnded;
  private final Object listening = new Object();
  private volatile boolean cut;
  private boolean ended;
  private ServerCall.Listener<Q> service = new ServerCall.Listener<>() {};

  /**
   * A call that runs.
   *
   * @param whenEnded run once or more after its end
   */
  CuttableCall(ServerCall<Q, A> call, Runnable whenEnded) {
    super(call);
    this.whenEnded = whenEnded;
  }

  /** The service's listener, deaf after the cut. */
  ServerCall.Listener<Q> listener(ServerCall.Listener<Q> ofService) {
    service = ofService;
    return new Deafened(ofService);
  }

  /** It ends in another way than through us. */
  void leave() {
    whenEnded.run();
  }

  void cut(Refusal why) {
    cut = true;
    StatusRuntimeException status = RefusalStatus.toStatus(why);
    Metadata trailers = Status.trailersFromThrowable(status);
    close(status.getStatus(), trailers == null ? new Metadata() : trailers);
    // Waits for the message the service may be busy with.
    synchronized (listening) {
      service.onCancel();
    }
  }

  @Override
  public synchronized void sendHeaders(Metadata headers) {
    if (!ended) {
      super.sendHeaders(headers);
    }
  }

  @Override
  public synchronized void sendMessage(A message) {
    if (!ended) {
      super.sendMessage(message);
    }
  }

  @Override
  public synchronized void close(Status status, Metadata trailers) {
    if (!ended) {
      ended = true;
      super.close(status, trailers);
      whenEnded.run();
    }
  }

  @Override
  public boolean isCancelled() {
    return cut || super.isCancelled();
  }

  private final class Deafened extends SimpleForwardingServerCallListener<Q> {
    Deafened(ServerCall.Listener<Q> service) {
      super(service);
    }

    @Override
    public void onMessage(Q message) {
      synchronized (listening) {
        if (!cut) {
          super.onMessage(message);
        }
      }
    }

    @Override
    public void onHalfClose() {
      synchronized (listening) {
        if (!cut) {
          super.onHalfClose();
        }
      }
    }

    @Override
    public void onReady() {
      if (!cut) {
        super.onReady();
      }
    }

    @Override
    public void onCancel() {
      whenEnded.run();
      if (!cut) {
        super.onCancel();
      }
    }

    @Override
    public void onComplete() {
      whenEnded.run();
      if (!cut) {
        super.onComplete();
      }
    }
  }
}
