package mx.openprep.desktop.node;

import io.grpc.stub.StreamObserver;
import java.util.List;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.SinActaReason;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Requests;
import mx.openprep.election.CasillaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ArrivalNote;
import mx.openprep.v1.ExpectArrivalRequest;
import mx.openprep.v1.FindSobresRequest;
import mx.openprep.v1.FindSobresResponse;
import mx.openprep.v1.ListMissingSobresRequest;
import mx.openprep.v1.ListMissingSobresResponse;
import mx.openprep.v1.ListReceiptsRequest;
import mx.openprep.v1.ListReceiptsResponse;
import mx.openprep.v1.ReceiveSobreRequest;
import mx.openprep.v1.RegisterSinActasRequest;
import mx.openprep.v1.SobreCard;
import mx.openprep.v1.SobreReceipt;
import mx.openprep.v1.SobreServiceGrpc;

/** Acopio by sobre over the node API. */
final class SobreEndpoint extends SobreServiceGrpc.SobreServiceImplBase {
  private static final int LONGEST_LIST = 20_000;
  private static final int MOST_RECEIPTS = 50;

  private final Sobres sobres;
  private final MissingSobres missing;
  private final SobreCards cards;

  SobreEndpoint(Sobres sobres, MissingSobres missing, SobreCards cards) {
    this.sobres = sobres;
    this.missing = missing;
    this.cards = cards;
  }

  @Override
  public void findSobres(FindSobresRequest request, StreamObserver<FindSobresResponse> caller) {
    List<ExpectedActa> named =
        switch (request.getByCase()) {
          case QR -> List.of(sobres.byQr(request.getQr()));
          case CLAVE -> sobres.byClave(request.getClave());
          case BY_NOT_SET -> throw new Refusal(MessageCode.ACTA_UNKNOWN, "");
        };
    Answers.answer(
        caller,
        FindSobresResponse.newBuilder()
            .addAllSobres(sobres.of(named).stream().map(this::card).toList())
            .setActa(named.size() == 1 ? named.getFirst().id().value() : "")
            .build());
  }

  private SobreCard card(Sobres.Sobre sobre) {
    return cards.of(sobre, missing.arrival(sobre.casilla()));
  }

  @Override
  public void receiveSobre(ReceiveSobreRequest request, StreamObserver<SobreReceipt> caller) {
    SobreTable.Entry entry = sobres.receive(AccessInterceptor.operator(), handed(request));
    Answers.answer(caller, receipt(entry));
  }

  private static Fact.SobreReceived handed(ReceiveSobreRequest request) {
    if (request.getActasCount() == 0) {
      throw new Refusal(MessageCode.ACTA_NOT_IN_SOBRE);
    }
    return new Fact.SobreReceived(
        Requests.casilla(request.getCasilla()),
        request.getActasList().stream().map(Requests::acta).toList(),
        Requests.named(DocumentType.class, request.getDocumentType()),
        request.getTransferMechanism(),
        Requests.named(IdentifiedBy.class, request.getIdentifiedBy()),
        request.getSealIntact(),
        Requests.text(request.getSealComment()),
        false);
  }

  private SobreReceipt receipt(SobreTable.Entry entry) {
    return cards.receipt(entry, sobres.sobre(SobreCards.fact(entry).casilla()));
  }

  @Override
  public void registerSinActas(RegisterSinActasRequest request, StreamObserver<SobreCard> caller) {
    Sobres.Sobre sobre =
        sobres.registerSinActa(
            AccessInterceptor.operator(),
            Requests.casilla(request.getCasilla()),
            request.getActasList().stream().map(Requests::acta).toList(),
            Requests.named(SinActaReason.class, request.getReason()));
    Answers.answer(caller, card(sobre));
  }

  @Override
  public void listReceipts(
      ListReceiptsRequest request, StreamObserver<ListReceiptsResponse> caller) {
    List<SobreReceipt> receipts =
        sobres.last(atMost(request.getLimit(), MOST_RECEIPTS)).stream().map(this::receipt).toList();
    Answers.answer(caller, ListReceiptsResponse.newBuilder().addAllReceipts(receipts).build());
  }

  private static int atMost(int asked, int most) {
    return asked <= 0 ? most : Math.min(asked, most);
  }

  @Override
  public void expectArrival(ExpectArrivalRequest request, StreamObserver<ArrivalNote> caller) {
    CasillaId casilla = Requests.casilla(request.getCasilla());
    missing.expect(
        AccessInterceptor.operator(),
        casilla,
        request.getTime().strip(),
        Requests.text(request.getNote()));
    Answers.answer(
        caller, missing.arrival(casilla).map(cards::note).orElse(ArrivalNote.getDefaultInstance()));
  }

  @Override
  public void listMissingSobres(
      ListMissingSobresRequest request, StreamObserver<ListMissingSobresResponse> caller) {
    MissingSobres.Found found =
        missing.find(
            request.getMunicipality(),
            request.getSearch(),
            Requests.named(MissingSobres.Arrival.class, request.getArrival()));
    Answers.answer(
        caller,
        ListMissingSobresResponse.newBuilder()
            .addAllSobres(
                found.sobres().stream()
                    .limit(atMost(request.getLimit(), LONGEST_LIST))
                    .map(cards::missing)
                    .toList())
            .setTotalSobres(found.sobres().size())
            .setTotalActas(found.sobres().stream().mapToInt(s -> s.actas().size()).sum())
            .addAllMunicipalities(
                found.municipalities().stream()
                    .map(tally ->
                        SobreCards.count(tally, missing.municipality(tally.municipality())))
                    .toList())
            .build());
  }
}
