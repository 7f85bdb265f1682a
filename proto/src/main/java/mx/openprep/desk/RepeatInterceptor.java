package mx.openprep.desk;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;

/** A request that is asked again gets the answer it was given, or would have been given, before. */
public final class RepeatInterceptor implements ServerInterceptor {
  private final RequestLog requests;
  private final ConcurrentMap<Asked, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  /** One person's request. */
  private record Asked(RequestId request, PersonId person) {}

  public RepeatInterceptor(RequestLog requests) {
    this.requests = requests;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Optional<Operator> asker = AccessInterceptor.operatorIfAny();
    Optional<RequestId> request = asker.flatMap(Operator::request);
    if (request.isEmpty()
        || call.getMethodDescriptor().getType() != MethodDescriptor.MethodType.UNARY) {
      return next.startCall(call, headers);
    }
    Asked asked = new Asked(request.get(), asker.get().person());
    CompletableFuture<Void> end = turn(asked);
    Runnable leave =
        () -> {
          underWay.remove(asked, end);
          end.complete(null);
        };
    try {
      Optional<RequestLog.Done> done = requests.find(asked.request(), asked.person());
      if (done.isPresent()) {
        answer(call, done.get());
        leave.run();
        return new ServerCall.Listener<>() {};
      }
      return new Leaving<>(next.startCall(new Noting<>(call, asked), headers), leave);
    } catch (RuntimeException e) {
      leave.run();
      throw e;
    }
  }

  /** The same request may still be under way on a connection its asker has lost. */
  private CompletableFuture<Void> turn(Asked asked) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    for (CompletableFuture<Void> before = underWay.putIfAbsent(asked, mine);
        before != null;
        before = underWay.putIfAbsent(asked, mine)) {
      before.join();
    }
    return mine;
  }

  private static <A> void answer(ServerCall<?, A> call, RequestLog.Done done) {
    A answer =
        call.getMethodDescriptor()
            .parseResponse(new ByteArrayInputStream(done.answer().orElse(new byte[0])));
    if (done.answer().isEmpty() && saysSomething(call.getMethodDescriptor())) {
      throw new Refusal(MessageCode.REQUEST_DONE);
    }
    call.sendHeaders(new Metadata());
    call.sendMessage(answer);
    call.close(Status.OK, new Metadata());
  }

  /** Whether an answer of this method could be anything but empty. */
  private static boolean saysSomething(MethodDescriptor<?, ?> method) {
    return !(method.getResponseMarshaller()
            instanceof MethodDescriptor.PrototypeMarshaller<?> marshaller
        && marshaller.getMessagePrototype() instanceof com.google.protobuf.Message message
        && message.getDescriptorForType().getFields().isEmpty());
  }

  /** Keeps the answer before it is sent. */
  private final class Noting<Q, A> extends ForwardingServerCall.SimpleForwardingServerCall<Q, A> {
    private final Asked asked;

    Noting(ServerCall<Q, A> call, Asked asked) {
      super(call);
      this.asked = asked;
    }

    @Override
    public void sendMessage(A message) {
      if (message instanceof MessageLite answer) {
        requests.answered(asked.request(), asked.person(), answer.toByteArray());
      }
      super.sendMessage(message);
    }
  }

  /** Lets the next one in when the call ends in whatever way. */
  private static final class Leaving<Q>
      extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
    private final Runnable leave;

    Leaving(ServerCall.Listener<Q> service, Runnable leave) {
      super(service);
      this.leave = leave;
    }

    /** The service does all it does here, also when it refuses. */
    @Override
    public void onHalfClose() {
      try {
        super.onHalfClose();
      } finally {
        leave.run();
      }
    }

    @Override
    public void onCancel() {
      leave.run();
      super.onCancel();
    }

    @Override
    public void onComplete() {
      leave.run();
      super.onComplete();
    }
  }
}
