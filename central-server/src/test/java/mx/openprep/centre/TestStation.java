package mx.openprep.centre;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import mx.openprep.acta.ImageHash;
import mx.openprep.journal.Realm;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.EnrolResponse;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;
import mx.openprep.v1.HandshakeRequest;
import mx.openprep.v1.HandshakeResponse;
import mx.openprep.v1.ImageAck;
import mx.openprep.v1.ImageChunk;
import mx.openprep.v1.ImageOffsetRequest;
import mx.openprep.v1.ImageOffsetResponse;
import mx.openprep.v1.ReplicationServiceGrpc;

/** An enrolled station that speaks the contract by its generated stubs. */
public final class TestStation implements AutoCloseable {
  private final EnrolResponse enrolment;
  private final ManagedChannel channel;

  TestStation(EnrolResponse enrolment, StationKeys keys, int port, Path root)
      throws IOException, CertificateException {
    this.enrolment = enrolment;
    this.channel =
        NettyChannelBuilder.forAddress("localhost", port)
            .sslContext(
                GrpcSslContexts.configure(
                        SslContextBuilder.forClient()
                            .trustManager(root.toFile())
                            .keyManager(
                                keys.pair().getPrivate(),
                                certificate(enrolment.getCertificateChain(0)),
                                certificate(enrolment.getCertificateChain(1))))
                    .build())
            .build();
    greet();
  }

  /** So that everything else may be asked for. */
  private void greet() {
    try {
      handshake();
    } catch (StatusException refused) {
      close();
      throw new AssertionError("The centre does not greet " + name(), refused);
    }
  }

  public static X509Certificate certificate(ByteString der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der.toByteArray()));
  }

  public String name() {
    return enrolment.getStation();
  }

  /** For whatever service the centre has for this station. */
  public io.grpc.Channel channel() {
    return channel;
  }

  public TestJournal newJournal() {
    return new TestJournal(name(), Realm.DRILL);
  }

  public ReplicationServiceGrpc.ReplicationServiceBlockingV2Stub stub() {
    return ReplicationServiceGrpc.newBlockingV2Stub(channel);
  }

  public HandshakeRequest.Builder greeting() {
    return HandshakeRequest.newBuilder()
        .setProtocolVersion(1)
        .setRealm(mx.openprep.v1.Realm.DRILL)
        .setPackageHash(enrolment.getPackageHash())
        .setDeviceTime(WireValues.timestamp(java.time.Instant.now()))
        .setSoftwareVersion("test");
  }

  public HandshakeResponse handshake() throws StatusException {
    return stub().handshake(greeting().build());
  }

  /** Sends one batch and waits for its acknowledgement. */
  public long append(List<byte[]> envelopes) throws StatusException, InterruptedException {
    BlockingClientCall<EventBatch, EventAck> call = stub().append();
    try {
      call.write(
          EventBatch.newBuilder()
              .addAllEnvelopes(envelopes.stream().map(ByteString::copyFrom).toList())
              .build());
      EventAck ack = call.read();
      if (ack == null) {
        throw new AssertionError("No acknowledgement");
      }
      return ack.getDurableThrough();
    } finally {
      call.cancel("done", null);
    }
  }

  public ImageOffsetResponse offset(ImageHash image) throws StatusException {
    return stub()
        .imageOffset(
            ImageOffsetRequest.newBuilder().setImage(ByteString.copyFrom(image.bytes())).build());
  }

  /** Sends the bytes from the offset on, in small chunks, as the image of this hash. */
  public ImageAck upload(ImageHash image, byte[] bytes, int from)
      throws StatusException, InterruptedException {
    BlockingClientCall<ImageChunk, ImageAck> call = stub().uploadImage();
    try {
      send(call, image, bytes, from, bytes.length);
      call.halfClose();
      ImageAck ack = call.read();
      if (ack == null) {
        throw new AssertionError("No acknowledgement");
      }
      return ack;
    } finally {
      call.cancel("done", null);
    }
  }

  /** Writes chunks, the last of which ends at {@code to}. */
  public static void send(
      BlockingClientCall<ImageChunk, ImageAck> call,
      ImageHash image,
      byte[] bytes,
      int from,
      int to)
      throws StatusException, InterruptedException {
    int chunk = 10_000;
    for (int offset = from; offset < to; offset += chunk) {
      boolean open =
          call.write(
              ImageChunk.newBuilder()
                  .setImage(ByteString.copyFrom(image.bytes()))
                  .setSize(bytes.length)
                  .setOffset(offset)
                  .setData(ByteString.copyFrom(bytes, offset, Math.min(chunk, to - offset)))
                  .build());
      if (!open) {
        return;
      }
    }
  }

  /** The code of a refusal, for example F508. */
  public static String code(StatusException refused) {
    return mx.openprep.message.RefusalStatus.of(
            new StatusRuntimeException(refused.getStatus(), refused.getTrailers()))
        .map(r -> r.code().code())
        .orElse(String.valueOf(refused.getStatus()));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
