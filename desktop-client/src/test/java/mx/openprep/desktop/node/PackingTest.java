package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mx.openprep.acta.ActaState;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.Caja;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CloseCajaRequest;
import mx.openprep.v1.CotejoServiceGrpc;
import mx.openprep.v1.GetCajaRequest;
import mx.openprep.v1.ListRemainingRequest;
import mx.openprep.v1.MatchRequest;
import mx.openprep.v1.OpenCajaRequest;
import mx.openprep.v1.PackActaRequest;
import mx.openprep.v1.PackActaResponse;
import mx.openprep.v1.PackingServiceGrpc;
import mx.openprep.v1.Remaining;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {
  @TempDir Path directory;
  private NodeFixture node;
  private Publications centre;
  private PackingServiceGrpc.PackingServiceBlockingStub packing;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    centre = new Publications(node);
    packing = PackingServiceGrpc.newBlockingStub(node.as(Role.ACOPIADOR).channel);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private void cotejada(ExpectedActa acta) {
    node.digitized(acta);
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
    long cut = centre.cut(acta);
    CotejoServiceGrpc.newBlockingStub(node.as(Role.VERIFICADOR).channel)
        .match(MatchRequest.newBuilder().setActa(acta.id().value()).setCut(cut).build());
  }

  private String council(ExpectedActa acta) {
    return new Councils(node.election).of(acta).toString();
  }

  private Caja opened(String council) {
    return packing.openCaja(OpenCajaRequest.newBuilder().setCouncil(council).build());
  }

  private PackActaResponse pack(Caja caja, ExpectedActa acta) {
    return packing.packActa(
        PackActaRequest.newBuilder().setCaja(caja.getFolio()).setQr(node.qr(acta)).build());
  }

  private Caja closed(Caja caja) {
    return packing.closeCaja(CloseCajaRequest.newBuilder().setCaja(caja.getFolio()).build());
  }

  @Test
  void comparedPapersGoIntoTheCajaOfTheirCouncilAndItsListSaysSo() {
    ExpectedActa one = node.acta(3);
    ExpectedActa two = node.acta(4);
    cotejada(one);
    cotejada(two);
    Caja caja = opened(council(one));
    pack(caja, two);
    assertThat(pack(caja, one).getPacked().getState()).isEqualTo("EMPAQUETADA");

    Caja list = closed(caja);

    assertThat(list.getFolio()).matches("CATD-001-[DMS]\\d{2,3}-01");
    assertThat(list.getActasList())
        .as("in the order in which they lie in it")
        .extracting(ActaCard::getActa)
        .containsExactly(two.id().value(), one.id().value());
    assertThat(list.getClosedBy()).isEqualTo("Persona acopiador");
    assertThat(list.getMissingList())
        .extracting(ActaCard::getActa)
        .doesNotContain(one.id().value(), two.id().value())
        .contains(node.acta(5).id().value());
    assertThat(node.facts(Fact.CajaClosed.class))
        .singleElement()
        .satisfies(fact -> assertThat(fact.actas()).isEqualTo(2));
    assertThat(centre.state(one)).isInstanceOf(ActaState.Empaquetada.class);
    assertThat(closed(caja)).as("closed again nothing changes").isEqualTo(list);
  }

  @Test
  void itIsAllThereAfterARestartAndAfterFoldingAnew() {
    ExpectedActa acta = node.acta(3);
    cotejada(acta);
    Caja caja = opened(council(acta));
    pack(caja, acta);
    Caja list = closed(caja);
    node.rebuilt();
    assertThat(
            PackingServiceGrpc.newBlockingStub(node.as(Role.ACOPIADOR).channel)
                .getCaja(GetCajaRequest.newBuilder().setCaja(caja.getFolio()).build()))
        .isEqualTo(list);
  }

  @Test
  void twoCouncilsOfOneSeatAreToldApart() {
    List<Remaining> councils =
        packing.listRemaining(ListRemainingRequest.getDefaultInstance()).getCouncilsList();
    assertThat(councils)
        .extracting(Remaining::getName)
        .contains("distrital 001 PUERTO TINTERO", "municipal 001 PUERTO TINTERO")
        .doesNotHaveDuplicates();
    assertThat(councils)
        .allSatisfy(council ->
            assertThat(opened(council.getTerritory()).getCouncilName())
                .isEqualTo(council.getName()));
  }

  @Test
  void theWrongCouncilIsAStop() {
    ExpectedActa acta = node.acta(3);
    cotejada(acta);
    String other =
        node.election.actas(TestElections.CATD).stream()
            .map(this::council)
            .filter(council -> !council.equals(council(acta)))
            .findFirst()
            .orElseThrow();
    assertThat(Client.refusal(() -> pack(opened(other), acta)))
        .contains(MessageCode.COUNCIL_DIFFERS);
    assertThat(centre.state(acta)).isInstanceOf(ActaState.Cotejada.class);
  }

  @Test
  void onlyWhatIsComparedIsPackedAndOnlyOnceAndOnlyIntoAnOpenCaja() {
    ExpectedActa acta = node.acta(3);
    Caja caja = opened(council(acta));
    assertThat(opened(council(acta)).getFolio())
        .as("one open caja a council")
        .isEqualTo(caja.getFolio());
    assertThat(Client.refusal(() -> pack(caja, acta))).contains(MessageCode.ACTA_NOT_COMPARED);
    assertThat(Client.refusal(() -> closed(caja))).contains(MessageCode.CAJA_EMPTY);
    cotejada(acta);
    pack(caja, acta);
    assertThat(Client.refusal(() -> pack(caja, acta))).contains(MessageCode.ACTA_ALREADY_PACKED);
    closed(caja);
    ExpectedActa late = node.acta(4);
    cotejada(late);
    assertThat(Client.refusal(() -> pack(caja, late))).contains(MessageCode.CAJA_CLOSED);
    assertThat(opened(council(late)).getFolio()).endsWith("-02");
  }

  @Test
  void whatIsLeftIsCountedByCouncilAndByMunicipality() {
    ExpectedActa acta = node.acta(3);
    cotejada(acta);
    node.digitized(node.acta(4));
    var remaining = packing.listRemaining(ListRemainingRequest.getDefaultInstance());
    int all = node.election.actas(TestElections.CATD).size();
    assertThat(sum(remaining.getCouncilsList(), Remaining::getExpected)).isEqualTo(all);
    for (List<Remaining> places :
        List.of(remaining.getCouncilsList(), remaining.getMunicipalitiesList())) {
      assertThat(sum(places, Remaining::getToPack)).isEqualTo(1);
      assertThat(places).extracting(Remaining::getName).doesNotContain("");
    }
  }

  private static int sum(
      List<Remaining> places, java.util.function.ToIntFunction<Remaining> figure) {
    return places.stream().mapToInt(figure).sum();
  }
}
