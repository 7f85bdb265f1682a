package mx.openprep.centre.desk;

import io.grpc.stub.StreamObserver;
import java.util.List;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.desk.ActaSearch;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Cards;
import mx.openprep.desk.Standing;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
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

/** Actas for a CCV: it finds them, to say of which an image is; no paper arrives there. */
final class DeskActas extends AcopioServiceGrpc.AcopioServiceImplBase {
  private final ElectionPackage election;
  private final ActaStates states;
  private final Cards cards;

  DeskActas(ElectionPackage election, ActaStates states) {
    this.election = election;
    this.states = states;
    this.cards = new Cards(election);
  }

  @Override
  public void find(FindActasRequest request, StreamObserver<FindActasResponse> caller) {
    ActaSearch search = new ActaSearch(election, Coverage.ofCaller(election)::covers);
    List<ExpectedActa> found =
        switch (request.getByCase()) {
          case QR -> List.of(search.byQr(request.getQr()));
          case CLAVE -> search.byClave(request.getClave());
          case BY_NOT_SET -> throw new Refusal(MessageCode.ACTA_UNKNOWN, "");
        };
    Answers.answer(
        caller,
        FindActasResponse.newBuilder()
            .addAllActas(
                Stored.by(() -> found.stream().map(this::standing).map(cards::of).toList()))
            .build());
  }

  private Standing standing(ExpectedActa acta) {
    return new Standing(acta, states.state(acta.id()).name());
  }

  @Override
  public void receive(ReceiveActaRequest request, StreamObserver<ActaCard> caller) {
    throw new Refusal(MessageCode.NOT_AT_CCV);
  }

  @Override
  public void registerSinActa(RegisterSinActaRequest request, StreamObserver<ActaCard> caller) {
    throw new Refusal(MessageCode.NOT_AT_CCV);
  }

  @Override
  public void listMissing(ListMissingRequest request, StreamObserver<ListMissingResponse> caller) {
    throw new Refusal(MessageCode.NOT_AT_CCV);
  }
}
