package mx.openprep.desktop.lan;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;

/**
 * The channel to the host for as long as the workstation lives, over whatever connection there is
 * at the moment. Calls with one answer outlast a short loss; streams end, as their readers expect.
 */
final class HostChannel extends Channel {
  private final RequestNames names = new RequestNames();
  private final Duration patience;
  private final MessageCode lost;
  private volatile CompletableFuture<Channel> connection = new CompletableFuture<>();

  /**
   * A channel without a connection yet.
   *
   * @param patience how long a call waits for the host to come back
   * @param lost what a person is told when it does not
   */
  HostChannel(Duration patience, MessageCode lost) {
    this.patience = patience;
    this.lost = lost;
  }

  void connected(Channel over) {
    connection.complete(over);
  }

  void lost() {
    if (connection.isDone()) {
      connection = new CompletableFuture<>();
    }
  }

  /** The connection now, or when it is there again, within this time. */
  CompletableFuture<Channel> connection(long nanos) {
    return connection.copy().orTimeout(nanos, TimeUnit.NANOSECONDS);
  }

  RequestNames names() {
    return names;
  }

  @Override
  public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
    if (method.getType() == MethodDescriptor.MethodType.UNARY) {
      return new PatientCall<>(this, method, options, patience);
    }
    return connection.isDone()
        ? connection.join().newCall(method, options)
        : new LostCall<>(this, options);
  }

  @Override
  public String authority() {
    return "host";
  }

  void close(ClientCall.Listener<?> listener, CallOptions options) {
    Executor executor = options.getExecutor();
    Runnable end =
        () -> {
          StatusRuntimeException status = RefusalStatus.toStatus(new Refusal(lost));
          Metadata trailers = status.getTrailers();
          listener.onClose(status.getStatus(), trailers == null ? new Metadata() : trailers);
        };
    if (executor == null) {
      end.run();
    } else {
      executor.execute(end);
    }
  }

  /** A stream asked for while there is no connection. */
  private static final class LostCall<Q, A> extends ClientCall<Q, A> {
    private final HostChannel host;
    private final CallOptions options;

    LostCall(HostChannel host, CallOptions options) {
      this.host = host;
      this.options = options;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      host.close(listener, options);
    }

    @Override
    public void request(int messages) {}

    @Override
    public void cancel(
        @org.jspecify.annotations.Nullable String message,
        @org.jspecify.annotations.Nullable Throwable cause) {}

    @Override
    public void halfClose() {}

    @Override
    public void sendMessage(Q message) {}
  }

  /** Whether the host never answered, so that nobody knows what became of the request. */
  static boolean isUnanswered(Status status, Metadata trailers) {
    return status.getCode() == Status.Code.UNAVAILABLE
        && RefusalStatus.of(status.asRuntimeException(trailers)).isEmpty();
  }
}
