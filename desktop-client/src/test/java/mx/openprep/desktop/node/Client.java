package mx.openprep.desktop.node;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ImageQuality;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.OpenWallRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.Session;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.SobreServiceGrpc;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.SupervisionServiceGrpc;

/** A person at a workstation: everything goes through the node's services. */
final class Client {
  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);

  final Channel channel;
  final AcopioServiceGrpc.AcopioServiceBlockingStub acopio;
  final SobreServiceGrpc.SobreServiceBlockingStub sobres;
  final DigitizationServiceGrpc.DigitizationServiceBlockingStub digitization;
  final CaptureServiceGrpc.CaptureServiceBlockingStub capture;
  final NodeServiceGrpc.NodeServiceStub node;
  final SessionServiceGrpc.SessionServiceBlockingStub session;
  final SupervisionServiceGrpc.SupervisionServiceBlockingStub supervision;

  private Client(Channel channel) {
    this.channel = channel;
    acopio = AcopioServiceGrpc.newBlockingStub(channel);
    sobres = SobreServiceGrpc.newBlockingStub(channel);
    digitization = DigitizationServiceGrpc.newBlockingStub(channel);
    capture = CaptureServiceGrpc.newBlockingStub(channel);
    node = NodeServiceGrpc.newStub(channel);
    session = SessionServiceGrpc.newBlockingStub(channel);
    supervision = SupervisionServiceGrpc.newBlockingStub(channel);
  }

  static Client nobody(Channel channel) {
    return new Client(channel);
  }

  static Client logIn(Channel channel, String person) {
    return logIn(channel, person, TestPeople.PASSWORD);
  }

  static Client logIn(Channel channel, String person, String password) {
    return withToken(channel, open(channel, person, password).getToken());
  }

  static String token(Channel channel, String person) {
    return open(channel, person, TestPeople.PASSWORD).getToken();
  }

  private static Session open(Channel channel, String person, String password) {
    return SessionServiceGrpc.newBlockingStub(channel)
        .open(OpenSessionRequest.newBuilder().setPerson(person).setPassword(password).build());
  }

  static Client withToken(Channel channel, String token) {
    Metadata headers = new Metadata();
    headers.put(SESSION, token);
    return new Client(
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)));
  }

  ActaCard receive(ExpectedActa acta) {
    return acopio.receive(
        ReceiveActaRequest.newBuilder()
            .setActa(acta.id().value())
            .setDocumentType(DocumentType.ACTA_PREP)
            .setTransferMechanism("F-D")
            .setIdentifiedBy(IdentifiedBy.QR)
            .build());
  }

  DigitizeResponse digitize(byte[] jpeg, String qr) {
    return digitization.digitize(
        DigitizeRequest.newBuilder()
            .setJpeg(ByteString.copyFrom(jpeg))
            .setOrigin(Origin.CATD)
            .setDigitization(Digitization.ESCANER)
            .setScanner("simulador")
            .setQuality(ImageQuality.newBuilder().setWidth(1700).setHeight(2800))
            .setQr(qr)
            .build());
  }

  /** The token of a screen on the wall. */
  String openWall() {
    return supervision.openWall(OpenWallRequest.getDefaultInstance()).getToken();
  }

  CaptureTask claim(CaptureRound round) {
    return capture.claim(ClaimRequest.newBuilder().setRound(round).build());
  }

  CaptureTask claimAdjudication() {
    return capture.claim(ClaimRequest.newBuilder().setAdjudication(true).build());
  }

  /** Keys the same number into every field that is asked for. */
  void submit(CaptureTask task, int votes) {
    submit(task.getLease(), fields(task, votes), "");
  }

  void submit(String lease, List<KeyedField> fields, String reason) {
    var response =
        capture.submit(
            SubmitCaptureRequest.newBuilder()
                .setLease(lease)
                .addAllFields(fields)
                .setReason(reason)
                .build());
    if (response.getSerializedSize() != 0) {
      throw new AssertionError("The answer to a capture says something: " + response);
    }
  }

  static List<KeyedField> fields(CaptureTask task, int votes) {
    return task.getFieldsList().stream()
        .map(FormFieldView::getField)
        .map(field -> field(field, votes))
        .toList();
  }

  static KeyedField field(String field, int votes) {
    return KeyedField.newBuilder()
        .setField(field)
        .setValue(FieldValue.newBuilder().setVotes(votes))
        .build();
  }

  /** A small file with the markers of a JPEG; its content tells it from every other. */
  static byte[] jpeg(String content) {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    byte[] jpeg = new byte[text.length + 6];
    jpeg[0] = (byte) 0xFF;
    jpeg[1] = (byte) 0xD8;
    jpeg[2] = (byte) 0xFF;
    jpeg[3] = (byte) 0xE0;
    System.arraycopy(text, 0, jpeg, 4, text.length);
    jpeg[jpeg.length - 2] = (byte) 0xFF;
    jpeg[jpeg.length - 1] = (byte) 0xD9;
    return jpeg;
  }

  /** The code a call was refused with; empty when it was not refused. */
  static Optional<MessageCode> refusal(Runnable call) {
    try {
      call.run();
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      return Optional.of(RefusalStatus.of(e).orElseThrow(() -> e).code());
    }
  }
}
