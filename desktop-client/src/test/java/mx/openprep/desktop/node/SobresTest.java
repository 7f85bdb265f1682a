package mx.openprep.desktop.node;

import static mx.openprep.desktop.node.Client.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.election.CasillaId;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.Realm;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ArrivalNote;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.ExpectArrivalRequest;
import mx.openprep.v1.FindSobresRequest;
import mx.openprep.v1.FindSobresResponse;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ListMissingSobresRequest;
import mx.openprep.v1.ListMissingSobresResponse;
import mx.openprep.v1.ListReceiptsRequest;
import mx.openprep.v1.MissingSobre;
import mx.openprep.v1.MunicipalityCount;
import mx.openprep.v1.ReceiveSobreRequest;
import mx.openprep.v1.ReceptionNote;
import mx.openprep.v1.RegisterSinActasRequest;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.SobreActa;
import mx.openprep.v1.SobreCard;
import mx.openprep.v1.SobreReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SobresTest {
  @TempDir Path directory;
  private NodeFixture node;
  private Client acopiador;
  private List<ExpectedActa> sobre;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    acopiador = node.as(Role.ACOPIADOR);
    sobre = basica(node.election);
  }

  @AfterEach
  void close() {
    node.close();
  }

  /** The actas of our first básica: one for each election. */
  private static List<ExpectedActa> basica(ElectionPackage election) {
    List<ExpectedActa> ours = election.actas(TestElections.CATD);
    CasillaId casilla =
        ours.stream()
            .map(ExpectedActa::casilla)
            .filter(c -> c.type() == CasillaType.BASICA)
            .findFirst()
            .orElseThrow()
            .id();
    return ours.stream().filter(acta -> acta.casilla().id().equals(casilla)).toList();
  }

  private static List<String> ids(List<ExpectedActa> actas) {
    return actas.stream().map(acta -> acta.id().value()).toList();
  }

  private SobreCard find(ExpectedActa acta) {
    FindSobresResponse found =
        acopiador.sobres.findSobres(FindSobresRequest.newBuilder().setQr(node.qr(acta)).build());
    assertThat(found.getSobresCount()).isOne();
    assertThat(found.getActa()).isEqualTo(acta.id().value());
    return found.getSobres(0);
  }

  private ReceiveSobreRequest.Builder handed(List<ExpectedActa> actas) {
    return ReceiveSobreRequest.newBuilder()
        .setCasilla(sobre.getFirst().casilla().id().value())
        .addAllActas(ids(actas))
        .setDocumentType(DocumentType.ACTA_PREP)
        .setTransferMechanism("F-D")
        .setIdentifiedBy(IdentifiedBy.QR)
        .setSealIntact(true);
  }

  private SobreReceipt receive(List<ExpectedActa> actas) {
    return acopiador.sobres.receiveSobre(handed(actas).build());
  }

  private ListMissingSobresResponse missing(ListMissingSobresRequest.Builder asked) {
    return acopiador.sobres.listMissingSobres(asked.build());
  }

  private ArrivalNote expect(String time, String note) {
    return acopiador.sobres.expectArrival(
        ExpectArrivalRequest.newBuilder()
            .setCasilla(sobre.getFirst().casilla().id().value())
            .setTime(time)
            .setNote(note)
            .build());
  }

  @Nested
  class Receiving {
    @Test
    void anyActaLeadsToTheWholeSobre() {
      SobreCard card = find(sobre.getLast());
      assertThat(card.getActasList())
          .extracting(acta -> acta.getCard().getActa())
          .isEqualTo(ids(sobre));
      assertThat(card.getActasList())
          .extracting(acta -> acta.getCard().getState())
          .containsOnly("ESPERADA");
      assertThat(card.getSection()).isEqualTo(sobre.getFirst().casilla().key().section());
      assertThat(card.getMunicipalityName()).isEqualTo("PUERTO TINTERO");
    }

    @Test
    void oneSobreIsOneReceptionOfAllItsActasAtOneMoment() {
      SobreReceipt receipt = receive(sobre);

      assertThat(receipt.getActasList()).extracting(ActaCard::getActa).isEqualTo(ids(sobre));
      assertThat(find(sobre.getFirst()).getActasList())
          .extracting(acta -> acta.getCard().getState())
          .containsOnly("ACOPIADA");
      List<Event> written =
          node.events().stream()
              .filter(event ->
                  event.fact() instanceof Fact.SobreReceived || event.fact() instanceof Fact.OfActa)
              .toList();
      assertThat(written).extracting(Event::time).containsOnly(written.getFirst().time());
      assertThat(written).hasSize(sobre.size() + 1);
      assertThat(receipt.getReception())
          .isEqualTo(
              ReceptionNote.newBuilder()
                  .setReceived(WireValues.timestamp(written.getFirst().time()))
                  .setPersonName("Persona acopiador")
                  .setStation("CATD-001-A")
                  .build());
      assertThat(receipt.getFolio()).matches("[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}");
      assertThat(receipt.getProof())
          .isEqualTo(
              "OPENPREP-ACUSE1:CATD-001-A:%d:%s"
                  .formatted(written.getLast().sequence(), hash(written.getLast())));
      assertThat(receipt.getProof())
          .contains(receipt.getFolio().replace("-", "").toLowerCase(java.util.Locale.ROOT));
      assertThat(receipt.getOutsideOperation()).isFalse();
    }

    private String hash(Event event) {
      return mx.openprep.journal.EventHash.of(mx.openprep.journal.EventCodec.encode(event)).hex();
    }

    @Test
    void whatWasSaidOfTheSealIsKept() {
      SobreReceipt receipt =
          acopiador.sobres.receiveSobre(
              handed(sobre).setSealIntact(false).setSealComment(" Etiqueta rota ").build());
      assertThat(receipt.getSealComment()).isEqualTo("Etiqueta rota");
      assertThat(node.facts(Fact.SobreReceived.class))
          .extracting(Fact.SobreReceived::sealComment)
          .containsExactly("Etiqueta rota");
      assertThat(refusal(() -> acopiador.sobres.receiveSobre(handed(sobre).build())))
          .contains(MessageCode.SOBRE_ALREADY_RECEIVED);
    }

    @Test
    void aBrokenSealNeedsAComment() {
      assertThat(
              refusal(() ->
                  acopiador.sobres.receiveSobre(
                      handed(sobre).setSealIntact(false).setSealComment(" ").build())))
          .contains(MessageCode.SEAL_COMMENT_MISSING);
    }

    @Test
    void allOrNothing() {
      acopiador.receive(sobre.getLast());
      int before = node.events().size();
      assertThat(refusal(() -> receive(sobre))).contains(MessageCode.SOBRE_ALREADY_RECEIVED);
      assertThat(node.events()).hasSize(before);
      assertThat(find(sobre.getFirst()).getActas(0).getCard().getState()).isEqualTo("ESPERADA");
    }

    @Test
    void aForeignOrRepeatedActaOrNoneIsNoSobre() {
      ExpectedActa other =
          node.election.actas(TestElections.CATD).stream()
              .filter(acta -> !acta.casilla().equals(sobre.getFirst().casilla()))
              .findFirst()
              .orElseThrow();
      for (List<ExpectedActa> actas :
          List.of(
              List.<ExpectedActa>of(),
              List.of(other),
              List.of(sobre.getFirst(), sobre.getFirst()))) {
        assertThat(refusal(() -> receive(actas))).contains(MessageCode.ACTA_NOT_IN_SOBRE);
      }
    }

    @Test
    void onlyWhatThePackageListsIsAccepted() {
      assertThat(
              refusal(() ->
                  acopiador.sobres.receiveSobre(handed(sobre).setTransferMechanism("F-F").build())))
          .contains(MessageCode.VALUE_NOT_ALLOWED);
    }

    @Test
    void whatIsHereSaysWhoReceivedItWhenAndWhere() {
      receive(sobre.subList(0, 1));
      SobreCard card = find(sobre.getFirst());
      assertThat(card.getActas(0).getReception().getPersonName()).isEqualTo("Persona acopiador");
      assertThat(card.getActas(0).getReception().getStation()).isEqualTo("CATD-001-A");
      assertThat(card.getActas(1).hasReception()).isFalse();
    }

    @Test
    void theLastReceptionsComeNewestFirstAndSurviveARebuild() {
      SobreReceipt first = receive(sobre.subList(0, 1));
      SobreReceipt second = receive(sobre.subList(1, 2));
      ListReceiptsRequest asked = ListReceiptsRequest.newBuilder().setLimit(10).build();
      assertThat(acopiador.sobres.listReceipts(asked).getReceiptsList())
          .extracting(SobreReceipt::getFolio)
          .containsExactly(second.getFolio(), first.getFolio());
      node.restart();
      assertThat(node.as(Role.ACOPIADOR).sobres.listReceipts(asked).getReceiptsList())
          .extracting(SobreReceipt::getFolio)
          .containsExactly(second.getFolio(), first.getFolio());
    }
  }

  @Nested
  class SinActa {
    private SobreCard register(List<ExpectedActa> actas, SinActaReason reason) {
      return acopiador.sobres.registerSinActas(
          RegisterSinActasRequest.newBuilder()
              .setCasilla(sobre.getFirst().casilla().id().value())
              .addAllActas(ids(actas))
              .setReason(reason)
              .build());
    }

    @Test
    void aWholeCasillaIsRegisteredForOneReasonAndUndoneWhenThePaperTurnsUp() {
      SobreCard card = register(sobre, SinActaReason.CASILLA_NO_INSTALADA);
      assertThat(card.getActasList())
          .extracting(SobreActa::getSinActa)
          .containsOnly(SinActaReason.CASILLA_NO_INSTALADA);
      receive(sobre);
      assertThat(find(sobre.getFirst()).getActasList())
          .extracting(acta -> acta.getCard().getState(), SobreActa::getSinActa)
          .containsOnly(
              org.assertj.core.groups.Tuple.tuple(
                  "ACOPIADA", SinActaReason.SIN_ACTA_REASON_UNSPECIFIED));
    }

    @Test
    void allOrNothing() {
      register(sobre.subList(1, 2), SinActaReason.PAQUETE_NO_ENTREGADO);
      int before = node.events().size();
      assertThat(refusal(() -> register(sobre, SinActaReason.PAQUETE_NO_ENTREGADO)))
          .contains(MessageCode.ACTA_ALREADY_MISSING);
      assertThat(node.events()).hasSize(before);
    }

    @Test
    void anActaReceivedByMistakeIsCorrectedWithItsReason() {
      receive(sobre);
      register(sobre.subList(0, 1), SinActaReason.PAQUETE_ENTREGADO_SIN_BOLSA);
      SobreActa corrected = find(sobre.getFirst()).getActas(0);
      assertThat(corrected.hasReception()).isFalse();
      assertThat(corrected.getSinActa()).isEqualTo(SinActaReason.PAQUETE_ENTREGADO_SIN_BOLSA);
      assertThat(node.facts(Fact.OfActa.class))
          .extracting(Fact.OfActa::fact)
          .filteredOn(ActaFact.Acopiada.class::isInstance)
          .as("nothing is deleted")
          .hasSize(sobre.size());
    }
  }

  @Nested
  class Awaiting {
    @Test
    void whatIsMissingIsListedByCasillaAndCountedByMunicipality() {
      ListMissingSobresResponse before = missing(ListMissingSobresRequest.newBuilder());
      assertThat(before.getTotalActas()).isEqualTo(node.election.actas(TestElections.CATD).size());
      receive(sobre.subList(0, 2));
      acopiador.sobres.registerSinActas(
          RegisterSinActasRequest.newBuilder()
              .setCasilla(sobre.getFirst().casilla().id().value())
              .addActas(sobre.get(2).id().value())
              .setReason(SinActaReason.PAQUETE_NO_ENTREGADO)
              .build());
      ListMissingSobresResponse after = missing(ListMissingSobresRequest.newBuilder());
      assertThat(after.getTotalSobres()).isEqualTo(before.getTotalSobres() - 1);
      assertThat(after.getTotalActas()).isEqualTo(before.getTotalActas() - 3);
      MunicipalityCount count = ofMunicipality(after, "001");
      MunicipalityCount was = ofMunicipality(before, "001");
      assertThat(count)
          .isEqualTo(
              was.toBuilder()
                  .setAcopiadas(2)
                  .setSinActa(1)
                  .setMissing(was.getMissing() - 3)
                  .build());
      assertThat(
              after.getMunicipalitiesList().stream().mapToInt(MunicipalityCount::getExpected).sum())
          .isEqualTo(before.getTotalActas());
    }

    private MunicipalityCount ofMunicipality(ListMissingSobresResponse all, String number) {
      return all.getMunicipalitiesList().stream()
          .filter(m -> m.getMunicipality().equals(number))
          .findFirst()
          .orElseThrow();
    }

    @Test
    void peopleFindWithoutAccentsInAnyOrder() {
      String section = sobre.getFirst().casilla().key().section();
      assertThat(
              missing(ListMissingSobresRequest.newBuilder().setSearch("basica " + section))
                  .getSobresList())
          .extracting(MissingSobre::getClaveCasilla)
          .containsExactly(sobre.getFirst().casilla().key().toString());
      assertThat(missing(ListMissingSobresRequest.newBuilder().setSearch("xyz")).getTotalSobres())
          .isZero();
      assertThat(
              missing(ListMissingSobresRequest.newBuilder().setMunicipality("002"))
                  .getTotalSobres())
          .isZero();
    }

    @Test
    void whoIsExpectedComesFirstAndIsMarkedWhenLate() {
      // It is 20:00 there.
      ArrivalNote note = expect("2030", "Viene en camino, contacto por radio");
      assertThat(note)
          .isEqualTo(
              ArrivalNote.newBuilder()
                  .setExpected(WireValues.timestamp(Instant.parse("2024-06-03T02:30:00Z")))
                  .setNote("Viene en camino, contacto por radio")
                  .setPersonName("Persona acopiador")
                  .setNoted(note.getNoted())
                  .build());
      MissingSobre first = missing(ListMissingSobresRequest.newBuilder()).getSobres(0);
      assertThat(first.getCasilla()).isEqualTo(sobre.getFirst().casilla().id().value());
      assertThat(first.getArrival().getOverdue()).isFalse();
      assertThat(overdue()).isZero();
      node.clock.goOn(Duration.ofMinutes(31));
      assertThat(overdue()).isOne();
      assertThat(find(sobre.getFirst()).getArrival().getOverdue()).isTrue();
    }

    private int overdue() {
      return missing(
              ListMissingSobresRequest.newBuilder()
                  .setArrival(ListMissingSobresRequest.Arrival.OVERDUE))
          .getTotalSobres();
    }

    @Test
    void aTimeIsTheNextOneOrTheOneJustGone() {
      assertThat(expect("1:15", "").getExpected())
          .isEqualTo(WireValues.timestamp(Instant.parse("2024-06-03T07:15:00Z")));
      assertThat(expect("19:50", "").getOverdue()).isTrue();
    }

    @Test
    void aNoteIsWithdrawnAndTheLastOneHolds() {
      expect("21:00", "");
      expect("22:00", "");
      assertThat(find(sobre.getFirst()).getArrival().getExpected())
          .isEqualTo(WireValues.timestamp(Instant.parse("2024-06-03T04:00:00Z")));
      assertThat(expect("", "").hasExpected()).isFalse();
      assertThat(find(sobre.getFirst()).hasArrival()).isFalse();
      assertThat(node.facts(Fact.ArrivalExpected.class)).hasSize(3);
    }

    @Test
    void whatCannotBeATimeOrIsNotMissingIsRefused() {
      assertThat(refusal(() -> expect("25:00", ""))).contains(MessageCode.ARRIVAL_TIME_UNCLEAR);
      assertThat(refusal(() -> expect("al rato", ""))).contains(MessageCode.ARRIVAL_TIME_UNCLEAR);
      receive(sobre);
      assertThat(refusal(() -> expect("23:40", ""))).contains(MessageCode.SOBRE_NOT_AWAITED);
    }
  }

  @Test
  void theOperationPeriodHoldsForTheOfficialRealmAlone() {
    OperationPeriod official = OperationPeriod.of(Realm.OFFICIAL, node.election);
    Instant start = node.election.publication().start().toInstant();
    assertThat(official.contains(start.minusSeconds(1))).isFalse();
    assertThat(official.contains(start)).isTrue();
    assertThat(official.contains(node.election.publication().end().toInstant().plusSeconds(1)))
        .isFalse();
    assertThat(OperationPeriod.of(Realm.DRILL, node.election).contains(Instant.EPOCH)).isTrue();
  }

  @Test
  void aReceptionOutsideTheOperationIsAcceptedAndRecorded() {
    TestClock clock = new TestClock();
    clock.goOn(Duration.ofHours(30));
    NodeConfiguration official =
        new NodeConfiguration(
            directory.resolve("official"), NodeFixture.NODE, TestElections.CATD, Realm.OFFICIAL);
    try (Node late = Node.open(official, node.election, clock)) {
      late.people().replace(TestPeople.all());
      Client client = Client.logIn(late.newChannel(), TestPeople.idOf(Role.ACOPIADOR));
      assertThat(client.sobres.receiveSobre(handed(sobre).build()).getOutsideOperation()).isTrue();
    }
  }
}
