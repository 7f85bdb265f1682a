package mx.openprep.desktop.node;

import io.grpc.stub.StreamObserver;
import java.util.List;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.SinActaReason;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Cards;
import mx.openprep.desk.Requests;
import mx.openprep.desk.Standing;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.AcopioServiceGrpc;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.FindActasResponse;
import mx.openprep.v1.ListMissingRequest;
import mx.openprep.v1.ListMissingResponse;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.RegisterSinActaRequest;

/** Acopio over the node API. */
final class AcopioEndpoint extends AcopioServiceGrpc.AcopioServiceImplBase {
  private static final int LONGEST_LIST = 500;

  private final Acopio acopio;
  private final Cards cards;

  AcopioEndpoint(Acopio acopio, Cards cards) {
    this.acopio = acopio;
    this.cards = cards;
  }

  @Override
  public void find(FindActasRequest request, StreamObserver<FindActasResponse> caller) {
    List<Standing> found =
        switch (request.getByCase()) {
          case QR -> acopio.findByQr(request.getQr());
          case CLAVE -> acopio.findByClave(request.getClave());
          case BY_NOT_SET -> throw new Refusal(MessageCode.ACTA_UNKNOWN, "");
        };
    Answers.answer(
        caller,
        FindActasResponse.newBuilder().addAllActas(found.stream().map(cards::of).toList()).build());
  }

  @Override
  public void receive(ReceiveActaRequest request, StreamObserver<ActaCard> caller) {
    Standing received =
        acopio.receive(
            AccessInterceptor.operator(),
            Requests.acta(request.getActa()),
            Requests.named(DocumentType.class, request.getDocumentType()),
            request.getTransferMechanism(),
            Requests.named(IdentifiedBy.class, request.getIdentifiedBy()));
    Answers.answer(caller, cards.of(received));
  }

  @Override
  public void registerSinActa(RegisterSinActaRequest request, StreamObserver<ActaCard> caller) {
    Standing registered =
        acopio.registerSinActa(
            AccessInterceptor.operator(),
            Requests.acta(request.getActa()),
            Requests.named(SinActaReason.class, request.getReason()));
    Answers.answer(caller, cards.of(registered));
  }

  @Override
  public void listMissing(ListMissingRequest request, StreamObserver<ListMissingResponse> caller) {
    int asked = request.getLimit() <= 0 ? LONGEST_LIST : request.getLimit();
    Acopio.Missing missing =
        acopio.missing(request.getMunicipality(), Math.min(asked, LONGEST_LIST));
    Answers.answer(
        caller,
        ListMissingResponse.newBuilder()
            .addAllActas(missing.actas().stream().map(cards::of).toList())
            .setTotal(missing.total())
            .build());
  }
}
