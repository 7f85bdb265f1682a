package mx.openprep.desktop.lan;

import com.google.common.io.ByteStreams;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call with one question and one answer. When the connection breaks before the answer is here, it
 * is asked again under the same name over the next one; the host does nothing twice.
 */
final class PatientCall<Q, A> extends ClientCall<Q, A> {
  private static final Metadata.Key<String> REQUEST =
      Metadata.Key.of("request", Metadata.ASCII_STRING_MARSHALLER);
  private static final long BETWEEN_MILLIS = 50;

  private final HostChannel host;
  private final MethodDescriptor<Q, A> method;
  private final CallOptions options;
  private final long deadline;
  private final Metadata headers = new Metadata();
  private @Nullable Listener<A> asker;
  private @Nullable ClientCall<Q, A> attempt;
  private @Nullable Q message;
  private String question = "";
  private int requested;
  private boolean cancelled;
  private boolean headersPassed;

  PatientCall(
      HostChannel host, MethodDescriptor<Q, A> method, CallOptions options, Duration patience) {
    this.host = host;
    this.method = method;
    this.options = options;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  @Override
  public synchronized void start(Listener<A> listener, Metadata sent) {
    asker = listener;
    headers.merge(sent);
  }

  @Override
  public synchronized void request(int messages) {
    requested += messages;
    if (attempt != null) {
      attempt.request(messages);
    }
  }

  @Override
  public synchronized void sendMessage(Q said) {
    message = said;
  }

  /** All is said: only now does anything go out, named after what is asked. */
  @Override
  public synchronized void halfClose() {
    question = RequestNames.question(method.getFullMethodName(), content());
    if (!headers.containsKey(REQUEST)) {
      headers.put(REQUEST, host.names().nameOf(question));
    }
    ask();
  }

  private byte[] content() {
    try (InputStream bytes = method.streamRequest(said())) {
      return ByteStreams.toByteArray(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Q said() {
    if (message == null) {
      throw new IllegalStateException("Nothing was said");
    }
    return message;
  }

  private void ask() {
    long left = deadline - System.nanoTime();
    CompletableFuture<Channel> connection = host.connection(Math.max(left, 1));
    var _ =
        connection.whenComplete((channel, late) -> {
          if (channel == null) {
            finish();
          } else {
            askOver(channel);
          }
        });
  }

  private synchronized void askOver(Channel channel) {
    if (cancelled) {
      return;
    }
    ClientCall<Q, A> next = channel.newCall(method, options);
    Metadata copy = new Metadata();
    copy.merge(headers);
    attempt = next;
    next.start(new Answering(), copy);
    next.request(requested);
    next.sendMessage(said());
    next.halfClose();
  }

  private void finish() {
    host.close(asker(), options);
  }

  private synchronized Listener<A> asker() {
    if (asker == null) {
      throw new IllegalStateException("Nobody asked");
    }
    return asker;
  }

  @Override
  public synchronized void cancel(@Nullable String why, @Nullable Throwable cause) {
    cancelled = true;
    if (attempt == null) {
      asker().onClose(Status.CANCELLED.withDescription(why).withCause(cause), new Metadata());
    } else {
      attempt.cancel(why, cause);
    }
  }

  private final class Answering extends Listener<A> {
    private boolean answered;

    @Override
    public void onHeaders(Metadata received) {
      if (!headersPassed) {
        headersPassed = true;
        asker().onHeaders(received);
      }
    }

    @Override
    public void onMessage(A answer) {
      answered = true;
      asker().onMessage(answer);
    }

    @Override
    public void onReady() {
      asker().onReady();
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (answered || !HostChannel.isUnanswered(status, trailers)) {
        host.names().answered(question);
        asker().onClose(status, trailers);
      } else if (System.nanoTime() < deadline) {
        CompletableFuture.delayedExecutor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)
            .execute(PatientCall.this::ask);
      } else {
        host.close(asker(), options);
      }
    }
  }
}
