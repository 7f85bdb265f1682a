package mx.openprep.desktop.node;

import io.grpc.stub.StreamObserver;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CajaFolio;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Cards;
import mx.openprep.desk.Requests;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.Caja;
import mx.openprep.v1.CloseCajaRequest;
import mx.openprep.v1.GetCajaRequest;
import mx.openprep.v1.ListRemainingRequest;
import mx.openprep.v1.ListRemainingResponse;
import mx.openprep.v1.OpenCajaRequest;
import mx.openprep.v1.PackActaRequest;
import mx.openprep.v1.PackActaResponse;
import mx.openprep.v1.PackingServiceGrpc;
import mx.openprep.v1.Remaining;

/** Packing over the node API. */
final class PackingEndpoint extends PackingServiceGrpc.PackingServiceImplBase {
  private static final Set<ActaState.Name> UNSETTLED =
      EnumSet.of(
          ActaState.Name.ESPERADA,
          ActaState.Name.ACOPIADA,
          ActaState.Name.DIGITALIZADA,
          ActaState.Name.CAPTURED_ONCE,
          ActaState.Name.IN_DISPUTE,
          ActaState.Name.IN_ADJUDICATION,
          ActaState.Name.AWAITING_RESCAN);

  private final Packing packing;
  private final People people;
  private final Cards cards;

  PackingEndpoint(Packing packing, People people, Cards cards) {
    this.packing = packing;
    this.people = people;
    this.cards = cards;
  }

  @Override
  public void listRemaining(
      ListRemainingRequest request, StreamObserver<ListRemainingResponse> caller) {
    Answers.answer(
        caller,
        ListRemainingResponse.newBuilder()
            .addAllCouncils(
                packing.byCouncil().stream()
                    .map(place -> view(place, packing.council(place.place())))
                    .toList())
            .addAllMunicipalities(
                packing.byMunicipality().stream()
                    .map(place -> view(place, packing.municipality(place.place())))
                    .toList())
            .build());
  }

  private static Remaining view(Packing.Remaining place, String name) {
    return Remaining.newBuilder()
        .setTerritory(place.place().toString())
        .setName(name)
        .setExpected(place.states().values().stream().mapToInt(Integer::intValue).sum())
        .setUnsettled(count(place, UNSETTLED))
        .setToCompare(count(place, Set.of(ActaState.Name.VERIFICADA)))
        .setToDecide(count(place, Set.of(ActaState.Name.CORRECTION_PENDING)))
        .setToPack(count(place, Set.of(ActaState.Name.COTEJADA)))
        .setPacked(count(place, Set.of(ActaState.Name.EMPAQUETADA)))
        .setSinActa(count(place, Set.of(ActaState.Name.SIN_ACTA)))
        .addAllCajas(place.cajas().stream().map(caja -> caja.folio().value()).toList())
        .build();
  }

  private static int count(Packing.Remaining place, Set<ActaState.Name> states) {
    return place.states().entrySet().stream()
        .filter(entry -> states.contains(entry.getKey()))
        .mapToInt(java.util.Map.Entry::getValue)
        .sum();
  }

  @Override
  public void openCaja(OpenCajaRequest request, StreamObserver<Caja> caller) {
    Answers.answer(
        caller,
        view(packing.open(AccessInterceptor.operator(), Requests.territory(request.getCouncil()))));
  }

  @Override
  public void packActa(PackActaRequest request, StreamObserver<PackActaResponse> caller) {
    CajaFolio folio = Requests.caja(request.getCaja());
    List<ExpectedActa> meant =
        switch (request.getByCase()) {
          case QR -> List.of(packing.byQr(request.getQr()));
          case ACTA -> List.of(packing.byId(Requests.acta(request.getActa())));
          case CLAVE, BY_NOT_SET -> packing.meant(folio, request.getClave());
        };
    PackActaResponse.Builder answer = PackActaResponse.newBuilder();
    if (meant.size() == 1) {
      answer
          .setPacked(cards.of(packing.pack(AccessInterceptor.operator(), folio, meant.getFirst())))
          .setCaja(view(packing.content(folio)));
    } else {
      meant.forEach(acta -> answer.addChoices(cards.of(acta)));
    }
    Answers.answer(caller, answer.build());
  }

  @Override
  public void closeCaja(CloseCajaRequest request, StreamObserver<Caja> caller) {
    Answers.answer(
        caller,
        view(packing.close(AccessInterceptor.operator(), Requests.caja(request.getCaja()))));
  }

  @Override
  public void getCaja(GetCajaRequest request, StreamObserver<Caja> caller) {
    Answers.answer(caller, view(packing.content(Requests.caja(request.getCaja()))));
  }

  private Caja view(Packing.Content content) {
    CajaTable.Caja caja = content.caja();
    Caja.Builder view =
        Caja.newBuilder()
            .setFolio(caja.folio().value())
            .setCouncil(caja.council().toString())
            .setCouncilName(packing.council(caja.council()))
            .setOpenedBy(people.name(caja.opened().person()))
            .setOpened(WireValues.timestamp(caja.opened().time()));
    caja.closed()
        .ifPresent(closed ->
            view.setClosedBy(people.name(closed.person()))
                .setClosed(WireValues.timestamp(closed.time())));
    content.actas().forEach(acta -> view.addActas(cards.of(acta)));
    content.missing().forEach(acta -> view.addMissing(cards.of(acta)));
    return view.build();
  }
}
