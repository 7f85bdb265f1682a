package mx.openprep.installer.demo;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.SessionServiceGrpc;

/** A person who has logged in and works through the node API, as the screens do. */
final class Operator {
  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);

  private final Channel channel;

  private Operator(Channel channel) {
    this.channel = channel;
  }

  static Operator logIn(Channel node, String person, String password) {
    String token =
        SessionServiceGrpc.newBlockingStub(node)
            .open(OpenSessionRequest.newBuilder().setPerson(person).setPassword(password).build())
            .getToken();
    Metadata headers = new Metadata();
    headers.put(SESSION, token);
    return new Operator(
        ClientInterceptors.intercept(node, MetadataUtils.newAttachHeadersInterceptor(headers)));
  }

  AcopioServiceGrpc.AcopioServiceBlockingStub acopio() {
    return AcopioServiceGrpc.newBlockingStub(channel);
  }

  DigitizationServiceGrpc.DigitizationServiceBlockingStub digitization() {
    return DigitizationServiceGrpc.newBlockingStub(channel);
  }

  CaptureServiceGrpc.CaptureServiceBlockingStub capture() {
    return CaptureServiceGrpc.newBlockingStub(channel);
  }

  Channel channel() {
    return channel;
  }
}
