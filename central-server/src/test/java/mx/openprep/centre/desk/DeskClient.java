package mx.openprep.centre.desk;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Session;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.SupervisionServiceGrpc;

/** A person at a workstation of the CCV. */
final class DeskClient {
  final CaptureServiceGrpc.CaptureServiceBlockingStub capture;
  final DigitizationServiceGrpc.DigitizationServiceBlockingStub images;
  final AcopioServiceGrpc.AcopioServiceBlockingStub actas;
  final NodeServiceGrpc.NodeServiceBlockingStub node;
  final SupervisionServiceGrpc.SupervisionServiceBlockingStub supervision;
  final Session session;

  DeskClient(Channel channel, String person) {
    session =
        SessionServiceGrpc.newBlockingStub(channel)
            .open(
                OpenSessionRequest.newBuilder()
                    .setPerson(person)
                    .setPassword(CcvCentre.PASSWORD)
                    .build());
    Channel with = with(channel, "session", session.getToken());
    capture = CaptureServiceGrpc.newBlockingStub(with);
    images = DigitizationServiceGrpc.newBlockingStub(with);
    actas = AcopioServiceGrpc.newBlockingStub(with);
    node = NodeServiceGrpc.newBlockingStub(with);
    supervision = SupervisionServiceGrpc.newBlockingStub(with);
  }

  private static Channel with(Channel channel, String key, String value) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER), value);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** The same person, naming every request so. */
  CaptureServiceGrpc.CaptureServiceBlockingStub asking(String name) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("request", Metadata.ASCII_STRING_MARSHALLER), name);
    return capture.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  CaptureTask claim() {
    return capture.claim(ClaimRequest.getDefaultInstance());
  }

  void submit(CaptureTask task, int votes) {
    capture.submit(keyed(task, votes));
  }

  /** Every field asked for as this number. */
  static SubmitCaptureRequest keyed(CaptureTask task, int votes) {
    SubmitCaptureRequest.Builder request =
        SubmitCaptureRequest.newBuilder().setLease(task.getLease()).setReason("en la imagen");
    for (FormFieldView field : task.getFieldsList()) {
      request.addFields(
          KeyedField.newBuilder()
              .setField(field.getField())
              .setValue(FieldValue.newBuilder().setVotes(votes)));
    }
    return request.build();
  }

  /** Why it was refused; empty when it was not. */
  static Optional<MessageCode> refusal(Runnable call) {
    try {
      call.run();
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      return Optional.of(RefusalStatus.of(e).map(Refusal::code).orElseThrow(() -> e));
    }
  }
}
