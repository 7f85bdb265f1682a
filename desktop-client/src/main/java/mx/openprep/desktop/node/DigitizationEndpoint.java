package mx.openprep.desktop.node;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Cards;
import mx.openprep.desk.Requests;
import mx.openprep.desk.Standing;
import mx.openprep.election.ActaId;
import mx.openprep.journal.ImageQuality;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DigitizationServiceGrpc;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.GetImageResponse;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.ListUnidentifiedRequest;
import mx.openprep.v1.ListUnidentifiedResponse;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import mx.openprep.v1.MarkFueraDeCatalogoResponse;
import mx.openprep.v1.UnidentifiedImage;

/** Digitisation and identification over the node API. */
final class DigitizationEndpoint extends DigitizationServiceGrpc.DigitizationServiceImplBase {
  private final Digitizing digitizing;
  private final UnidentifiedTray tray;
  private final StoredImages images;
  private final Cards cards;

  DigitizationEndpoint(
      Digitizing digitizing, UnidentifiedTray tray, StoredImages images, Cards cards) {
    this.digitizing = digitizing;
    this.tray = tray;
    this.images = images;
    this.cards = cards;
  }

  @Override
  public void digitize(DigitizeRequest request, StreamObserver<DigitizeResponse> caller) {
    // Phone photos from the casilla come in through the centre.
    if (Requests.named(Origin.class, request.getOrigin()) != Origin.CATD) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, request.getOrigin().name());
    }
    Digitizing.Digitized digitized =
        digitizing.digitize(
            AccessInterceptor.operator(),
            request.getJpeg().toByteArray(),
            new Digitizing.Scan(
                Requests.named(Digitization.class, request.getDigitization()),
                Requests.text(request.getScanner()),
                ImageQuality.of(request.getQuality())),
            Optional.of(request.getQr()).filter(qr -> !qr.isBlank()),
            request.getReplace());
    DigitizeResponse.Builder response = DigitizeResponse.newBuilder();
    digitized.image().map(DigitizationEndpoint::bytes).ifPresent(response::setImage);
    digitized.current().map(DigitizationEndpoint::bytes).ifPresent(response::setCurrentImage);
    digitized.acta().map(cards::of).ifPresent(response::setActa);
    digitized.unidentified().map(MessageCode::code).ifPresent(response::setUnidentifiedCode);
    Answers.answer(caller, response.build());
  }

  @Override
  public void listUnidentified(
      ListUnidentifiedRequest request, StreamObserver<ListUnidentifiedResponse> caller) {
    ListUnidentifiedResponse.Builder response = ListUnidentifiedResponse.newBuilder();
    tray.images()
        .forEach(image ->
            response.addImages(
                UnidentifiedImage.newBuilder()
                    .setImage(bytes(image.image()))
                    .setDigitized(WireValues.timestamp(image.digitized()))));
    Answers.answer(caller, response.build());
  }

  @Override
  public void identify(IdentifyRequest request, StreamObserver<ActaCard> caller) {
    Standing identified =
        tray.identify(
            AccessInterceptor.operator(),
            Requests.image(request.getImage()),
            Requests.acta(request.getActa()));
    Answers.answer(caller, cards.of(identified));
  }

  @Override
  public void markFueraDeCatalogo(
      MarkFueraDeCatalogoRequest request, StreamObserver<MarkFueraDeCatalogoResponse> caller) {
    ActaId acta =
        tray.markFueraDeCatalogo(
            AccessInterceptor.operator(),
            Requests.image(request.getImage()),
            Requests.election(request.getElection()),
            Requests.text(request.getDescription()));
    Answers.answer(caller, MarkFueraDeCatalogoResponse.newBuilder().setActa(acta.value()).build());
  }

  @Override
  public void getImage(GetImageRequest request, StreamObserver<GetImageResponse> caller) {
    byte[] jpeg = images.get(Requests.image(request.getImage()));
    Answers.answer(
        caller, GetImageResponse.newBuilder().setJpeg(ByteString.copyFrom(jpeg)).build());
  }

  private static ByteString bytes(ImageHash image) {
    return ByteString.copyFrom(image.bytes());
  }
}
