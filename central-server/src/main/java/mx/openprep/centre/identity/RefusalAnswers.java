package mx.openprep.centre.identity;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a service throws into the coded answer the peer understands: the last-resort handler
 * of every call. Refusals that say that a stranger is at the door become incidents.
 */
final class RefusalAnswers implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalAnswers.class);

  private final DoorIncidents incidents;
  private final MeterRegistry meters;

  RefusalAnswers(DoorIncidents incidents, MeterRegistry meters) {
    this.incidents = incidents;
    this.meters = meters;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    try {
      return new Guarded<>(next.startCall(call, headers), call);
    } catch (RuntimeException e) {
      answer(call, e);
      return new ServerCall.Listener<>() {};
    }
  }

  private <Q, A> void answer(ServerCall<Q, A> call, RuntimeException thrown) {
    StatusRuntimeException status =
        switch (thrown) {
          case Refusal refusal -> {
            if (DoorIncidents.concerns(refusal.code())) {
              incidents.report(
                  DoorIncidents.TurnedAway.of(refusal, StationGuard.presented(call), call));
            }
            count(refusal.code());
            yield RefusalStatus.toStatus(refusal);
          }
          case StatusRuntimeException e -> e;
          default -> {
            LOG.error("{} failed", call.getMethodDescriptor().getFullMethodName(), thrown);
            count(MessageCode.UNEXPECTED);
            yield RefusalStatus.toStatus(new Refusal(MessageCode.UNEXPECTED, thrown));
          }
        };
    Metadata trailers = Status.trailersFromThrowable(status);
    call.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
  }

  private void count(MessageCode code) {
    meters.counter("openprep.door.refusals", "code", code.code()).increment();
  }

  /** Closes the call at the first thing thrown and ignores what follows. */
  private final class Guarded<Q, A> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, A> call;
    private boolean closed;

    Guarded(ServerCall.Listener<Q> listener, ServerCall<Q, A> call) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      guard(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      guard(super::onHalfClose);
    }

    @Override
    public void onReady() {
      guard(super::onReady);
    }

    @Override
    public void onCancel() {
      if (!closed) {
        super.onCancel();
      }
    }

    private void guard(Runnable step) {
      if (closed) {
        return;
      }
      try {
        step.run();
      } catch (RuntimeException e) {
        closed = true;
        answer(call, e);
        // The service must hear that nothing follows, to let go of files and the like.
        super.onCancel();
      }
    }
  }
}
