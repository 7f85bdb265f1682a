package mx.openprep.desktop.exercise;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureServiceGrpc;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ImageQuality;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.SessionServiceGrpc;
import mx.openprep.v1.SubmitCaptureRequest;

/** Somebody at the node of a practice: the person who practises, or the others, played here. */
final class PracticePerson {
  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);

  private final String token;
  private final AcopioServiceGrpc.AcopioServiceBlockingStub acopio;
  private final DigitizationServiceGrpc.DigitizationServiceBlockingStub digitization;
  private final CaptureServiceGrpc.CaptureServiceBlockingStub capture;

  /** Logs in. */
  PracticePerson(Channel node, String person, String password) {
    token =
        SessionServiceGrpc.newBlockingStub(node)
            .open(OpenSessionRequest.newBuilder().setPerson(person).setPassword(password).build())
            .getToken();
    Metadata session = new Metadata();
    session.put(SESSION, token);
    Channel own =
        ClientInterceptors.intercept(node, MetadataUtils.newAttachHeadersInterceptor(session));
    acopio = AcopioServiceGrpc.newBlockingStub(own);
    digitization = DigitizationServiceGrpc.newBlockingStub(own);
    capture = CaptureServiceGrpc.newBlockingStub(own);
  }

  String token() {
    return token;
  }

  void receive(ExpectedActa acta, DocumentType document) {
    acopio.receive(
        ReceiveActaRequest.newBuilder()
            .setActa(acta.id().value())
            .setDocumentType(document)
            .setIdentifiedBy(IdentifiedBy.QR)
            .build());
  }

  void digitize(ByteString jpeg, ImageQuality quality, String scanner, String qr) {
    digitization.digitize(
        DigitizeRequest.newBuilder()
            .setJpeg(jpeg)
            .setOrigin(Origin.CATD)
            .setDigitization(Digitization.ESCANER)
            .setQuality(quality)
            .setScanner(scanner)
            .setQr(qr)
            .build());
  }

  /** Keys the acta that waits for this capture. */
  void capture(CaptureRound round, Map<FieldId, FieldValue> values) {
    CaptureTask task = capture.claim(ClaimRequest.newBuilder().setRound(round).build());
    capture.submit(
        SubmitCaptureRequest.newBuilder()
            .setLease(task.getLease())
            .addAllFields(WireValues.fields(values))
            .build());
  }
}
