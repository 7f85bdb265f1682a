package mx.openprep.desktop.node;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ClientStreamTracer;
import io.grpc.ForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.MessageCode;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.ProvisionServiceGrpc;
import mx.openprep.v1.SessionServiceGrpc;

/** A program that believes any host and asks it for everything, with some certificate. */
final class Attacker implements AutoCloseable {
  private final ManagedChannel channel;
  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  /** What came back: messages and their bytes, and the codes of refusals. */
  record Loot(int messages, long bytes, Set<MessageCode> codes) {}

  Attacker(int port, StationIdentity with) {
    try {
      channel =
          NettyChannelBuilder.forAddress("127.0.0.1", port)
              .overrideAuthority("localhost")
              .sslContext(
                  GrpcSslContexts.forClient()
                      .trustManager(InsecureTrustManagerFactory.INSTANCE)
                      .keyManager(with.key(), with.chain().toArray(X509Certificate[]::new))
                      .build())
              .build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Loot askForEverything() {
    Set<MessageCode> codes = new HashSet<>();
    Stream.of(
            NodeServiceGrpc.getServiceDescriptor(),
            SessionServiceGrpc.getServiceDescriptor(),
            LanServiceGrpc.getServiceDescriptor(),
            ProvisionServiceGrpc.getServiceDescriptor(),
            AcopioServiceGrpc.getServiceDescriptor(),
            DigitizationServiceGrpc.getServiceDescriptor(),
            CaptureServiceGrpc.getServiceDescriptor())
        .flatMap(service -> service.getMethods().stream())
        .forEach(method -> ask(method, codes));
    return new Loot(messages.get(), bytes.get(), codes);
  }

  private <Q, A> void ask(MethodDescriptor<Q, A> method, Set<MessageCode> codes) {
    Q empty = method.parseRequest(new ByteArrayInputStream(new byte[0]));
    try {
      var answers =
          io.grpc.stub.ClientCalls.blockingServerStreamingCall(
              channel, method, CallOptions.DEFAULT.withStreamTracerFactory(new Counter()), empty);
      while (answers.hasNext()) {
        A answer = answers.next();
        throw new AssertionError("Answered: " + answer);
      }
      throw new AssertionError(method.getFullMethodName() + " was carried out");
    } catch (StatusRuntimeException e) {
      RefusalStatus.of(e).ifPresent(refusal -> codes.add(refusal.code()));
    }
  }

  private final class Counter extends ClientStreamTracer.Factory {
    @Override
    public ClientStreamTracer newClientStreamTracer(
        ClientStreamTracer.StreamInfo info, Metadata headers) {
      return new ClientStreamTracer() {
        @Override
        public void inboundMessage(int sequence) {
          messages.incrementAndGet();
        }

        @Override
        public void inboundUncompressedSize(long size) {
          bytes.addAndGet(size);
        }

        @Override
        public void streamClosed(Status status) {}
      };
    }
  }

  /** A channel whose calls all bear this name. */
  static Channel naming(Channel channel, String request) {
    return ClientInterceptors.intercept(
        channel,
        new ClientInterceptor() {
          @Override
          public <Q, A> ClientCall<Q, A> interceptCall(
              MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return new ForwardingClientCall.SimpleForwardingClientCall<>(
                next.newCall(method, options)) {
              @Override
              public void start(Listener<A> listener, Metadata headers) {
                headers.put(Metadata.Key.of("request", Metadata.ASCII_STRING_MARSHALLER), request);
                super.start(listener, headers);
              }
            };
          }
        });
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
