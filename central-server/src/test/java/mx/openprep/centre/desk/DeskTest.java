package mx.openprep.centre.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.centre.journal.Refold;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.DescribeRequest;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.GetActaLifeRequest;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.ListPeopleRequest;
import mx.openprep.v1.ListUnidentifiedRequest;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.SendToRescanRequest;
import mx.openprep.v1.Stage;
import mx.openprep.v1.TakeBackRequest;
import mx.openprep.v1.WatchActasRequest;
import mx.openprep.v1.WatchStatusRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A CCV at a real centre: real TLS, real PostgreSQL. Every test takes the next actas. */
@ExtendWith(CentreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTest {
  private CcvCentre at;
  private int next = 5;

  @BeforeAll
  void start(SharedPostgres postgres, @TempDir Path directory) throws Exception {
    at = new CcvCentre(directory, postgres, CcvCentre.ANYWHERE);
  }

  @AfterAll
  void stop() {
    at.close();
  }

  private ExpectedActa nextActa() {
    return at.actas().get(next++);
  }

  private List<Event> life(ExpectedActa acta) {
    return at.centre.bean(ActaStates.class).events(acta.id());
  }

  @Test
  void theCentreSaysThatItIsTheNodeOfACcv() {
    var node =
        NodeServiceGrpc.newBlockingStub(at.ccv.channel())
            .describe(DescribeRequest.getDefaultInstance());

    assertThat(node.getCcv()).isTrue();
    assertThat(node.getCatdName()).isEqualTo("CCV Puerto Tintero");
    assertThat(node.getNode()).isEqualTo(NodeId.CENTRE.value());
  }

  @Test
  void aStationOfACatdCapturesAtItsOwnNode() {
    assertThat(DeskClient.refusal(() -> new DeskClient(at.catd.channel(), "capturista1")))
        .contains(MessageCode.STATION_NOT_OF_CCV);
  }

  @Test
  void twoPeopleVerifyAnActaAndNeitherLearnsOfTheOther() throws Exception {
    ExpectedActa acta = nextActa();
    at.digitized(acta);
    DeskClient one = at.as("capturista1");
    DeskClient two = at.as("capturista2");

    CaptureTask first = one.claim();
    assertThat(first.getActa().getActa()).isEqualTo(acta.id().value());
    assertThat(first.getFields(0).hasArea()).isTrue();
    assertThat(DeskClient.refusal(two::claim)).contains(MessageCode.NO_WORK);
    one.submit(first, 7);
    assertThat(DeskClient.refusal(one::claim)).contains(MessageCode.NO_WORK);
    CaptureTask second = two.claim();
    assertThat(second.getRound()).isEqualTo(mx.openprep.v1.CaptureRound.SECOND);
    assertThat(second.getFieldsCount()).isEqualTo(first.getFieldsCount());
    two.submit(second, 7);

    assertThat(at.state(acta)).isEqualTo("VERIFICADA");
    assertThat(life(acta))
        .filteredOn(event -> event.node().equals(NodeId.CENTRE))
        .extracting(event -> event.person().orElseThrow().value())
        .containsExactly("capturista1", "capturista2");
  }

  @Test
  void aDisputeGoesToAThirdPersonAndAnAdjudication() throws Exception {
    ExpectedActa acta = nextActa();
    at.digitized(acta);
    DeskClient one = at.as("capturista1");
    DeskClient two = at.as("capturista2");
    one.submit(one.claim(), 7);
    two.submit(two.claim(), 8);
    assertThat(at.state(acta)).isEqualTo("IN_DISPUTE");

    DeskClient vera = at.as("vera");
    vera.submit(vera.claim(), 9);
    assertThat(at.state(acta)).isEqualTo("IN_ADJUDICATION");
    DeskClient coral = at.as("coral");
    CaptureTask last = coral.capture.claim(ClaimRequest.newBuilder().setAdjudication(true).build());
    coral.submit(last, 7);

    assertThat(at.state(acta)).isEqualTo("VERIFICADA");
  }

  @Test
  void aCallWhoseAnswerWasLostHasItsEffectOnce() throws Exception {
    ExpectedActa acta = nextActa();
    at.digitized(acta);
    DeskClient one = at.as("capturista3");
    CaptureTask task = one.claim();
    var keyed = DeskClient.keyed(task, 7);

    one.asking("pregunta-1").submit(keyed);
    one.asking("pregunta-1").submit(keyed);
    one.asking("pregunta-2").submit(keyed);
    assertThat(DeskClient.refusal(() -> one.asking("pregunta-3").submit(DeskClient.keyed(task, 8))))
        .contains(MessageCode.WRONG_ROUND);

    assertThat(life(acta)).filteredOn(DeskTest::isCapture).hasSize(1);
    finish(acta);
  }

  private static boolean isCapture(Event event) {
    return event.fact() instanceof Fact.OfActa(ActaFact.Captured _);
  }

  /** Somebody else does what is left of it. */
  private void finish(ExpectedActa acta) {
    DeskClient other = at.as("capturista20");
    other.submit(other.claim(), 7);
    assertThat(at.state(acta)).isEqualTo("VERIFICADA");
  }

  @Test
  void whatTheCatdCapturedMeanwhileCountsAndIsTold() throws Exception {
    ExpectedActa acta = nextActa();
    ImageHash image = at.digitized(acta);
    DeskClient one = at.as("capturista1");
    CaptureTask task = one.claim();
    at.journal.captured(at.election(), acta.id(), image, CaptureRound.FIRST, "berta", 7);
    at.send();

    one.submit(task, 7);

    assertThat(at.state(acta)).isEqualTo("VERIFICADA");
    at.journal.captured(at.election(), acta.id(), image, CaptureRound.SECOND, "clara", 8);
    at.send();
    assertThat(at.state(acta)).isEqualTo("VERIFICADA");
    assertThat(at.centre.incidents(at.journal.node().value()))
        .contains(MessageCode.CAPTURE_CONTRADICTS.code());
    List<Event> told = entries(acta);
    assertThat(told).singleElement().matches(DeskTest::isCapture);
  }

  /** What the downlink tells the CATD of the acta. */
  private List<Event> entries(ExpectedActa acta) throws Exception {
    return at.told(
        1, event -> event.fact() instanceof Fact.OfActa(var fact) && fact.acta().equals(acta.id()));
  }

  @Test
  void aBadImageWaitsToBeScannedAgainAndTheCatdIsTold() throws Exception {
    ExpectedActa acta = nextActa();
    at.digitized(acta);
    DeskClient one = at.as("capturista1");
    CaptureTask task = one.claim();
    one.capture.reportProblem(
        ReportProblemRequest.newBuilder()
            .setLease(task.getLease())
            .setKind(ProblemKind.NEEDS_RESCAN)
            .setComment("Borrosa")
            .build());
    assertThat(at.state(acta)).isEqualTo("AWAITING_RESCAN");
    assertThat(entries(acta))
        .singleElement()
        .matches(event -> event.fact() instanceof Fact.OfActa(ActaFact.ProblemReported _));

    at.scanned(acta, 2);
    one.submit(one.claim(), 7);
    finish(acta);
  }

  @Test
  void anImageNobodyIdentifiedIsIdentifiedAtTheCcv() throws Exception {
    ExpectedActa acta = nextActa();
    at.journal.acopiada(acta.id());
    DeskClient dario = at.as("dario");
    int before = unidentified(dario);
    ImageHash image = at.unidentified(CcvCentre.image(acta, 3));
    assertThat(
            dario
                .images
                .listUnidentified(ListUnidentifiedRequest.getDefaultInstance())
                .getImagesList())
        .extracting(waiting -> waiting.getImage())
        .contains(CcvCentre.bytes(image));
    byte[] seen =
        dario
            .images
            .getImage(GetImageRequest.newBuilder().setImage(CcvCentre.bytes(image)).build())
            .getJpeg()
            .toByteArray();
    assertThat(seen).isEqualTo(CcvCentre.image(acta, 3));
    assertThat(unidentified(dario)).isEqualTo(before + 1);
    assertThat(
            dario
                .actas
                .find(FindActasRequest.newBuilder().setClave(acta.key()).build())
                .getActasList())
        .anyMatch(card -> card.getActa().equals(acta.id().value()))
        .allMatch(card -> card.getClaveActa().equals(acta.key()));
    assertThat(
            DeskClient.refusal(
                () -> dario.actas.find(FindActasRequest.newBuilder().setClave("9999").build())))
        .contains(MessageCode.ACTA_UNKNOWN);

    dario.images.identify(
        IdentifyRequest.newBuilder()
            .setImage(CcvCentre.bytes(image))
            .setActa(acta.id().value())
            .build());

    assertThat(at.state(acta)).isEqualTo("DIGITALIZADA");
    assertThat(unidentified(dario)).isEqualTo(before);
    DeskClient one = at.as("capturista1");
    one.submit(one.claim(), 7);
    finish(acta);
  }

  /** What the home of the CCV shows in the tray. */
  private static int unidentified(DeskClient client) {
    return client
        .node
        .watchStatus(WatchStatusRequest.getDefaultInstance())
        .next()
        .getWork()
        .getUnidentified();
  }

  @Test
  void nobodyWithoutTheRoleGetsAnythingAndTheDenialIsAnEntry() throws Exception {
    DeskClient sofia = at.as("sofia");

    assertThat(DeskClient.refusal(sofia::claim)).contains(MessageCode.ROLE_MISSING);

    assertThat(
            at.centre
                .jdbc()
                .sql("select count(*) from event where node = 'centro' and kind = 'ACTION_REFUSED'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  void theStatusTellsWhatWaitsAtOnceAndOnEveryChange() throws Exception {
    ExpectedActa acta = nextActa();
    Iterator<NodeStatus> status =
        at.as("capturista1").node.watchStatus(WatchStatusRequest.getDefaultInstance());
    NodeStatus before = status.next();
    at.digitized(acta);
    NodeStatus after = status.next();
    while (after.getWork().getWaitingFirstCapture() == before.getWork().getWaitingFirstCapture()) {
      after = status.next();
    }

    assertThat(after.getWork().getWaitingFirstCapture())
        .isEqualTo(before.getWork().getWaitingFirstCapture() + 1);
    assertThat(after.getRolesHereList()).contains("CAPTURISTA", "COORDINADOR");
    DeskClient one = at.as("capturista1");
    one.submit(one.claim(), 7);
    finish(acta);
  }

  @Test
  void theCoordinatorSeesTheLifeAndNoFigureBeforeItIsSettled() throws Exception {
    ExpectedActa acta = nextActa();
    at.digitized(acta);
    DeskClient one = at.as("capturista4");
    one.submit(one.claim(), 4321);
    DeskClient two = at.as("capturista5");
    two.claim();
    DeskClient coral = at.as("coral");
    GetActaLifeRequest asked = GetActaLifeRequest.newBuilder().setActa(acta.id().value()).build();

    ActaLifeView blind = coral.supervision.getActaLife(asked);
    assertThat(blind.getRow().getStage()).isEqualTo(Stage.SEGUNDA_CAPTURA);
    assertThat(blind.getRow().getHolder()).isEqualTo("capturista5");
    assertThat(blind.getFieldsList()).isEmpty();
    assertThat(blind.toString()).doesNotContain("\"4321\"", "votes: 4321");
    assertThat(coral.supervision.listPeople(ListPeopleRequest.getDefaultInstance()).toString())
        .doesNotContain("\"4321\"", "votes: 4321");
    assertThat(
            coral.supervision.watchActas(WatchActasRequest.getDefaultInstance()).next().toString())
        .doesNotContain("\"4321\"", "votes: 4321");

    coral.supervision.takeBack(
        TakeBackRequest.newBuilder().setActa(acta.id().value()).setReason("Se fue").build());
    CaptureTask again = at.as("capturista6").claim();
    assertThat(again.getActa().getActa()).isEqualTo(acta.id().value());
    at.as("capturista6").submit(again, 4321);
    assertThat(coral.supervision.getActaLife(asked).getFieldsList()).isNotEmpty();
  }

  @Test
  void theCoordinatorSendsAnImageBackToBeScanned() throws Exception {
    ExpectedActa acta = nextActa();
    at.digitized(acta);

    ActaLifeView after =
        at.as("coral")
            .supervision
            .sendToRescan(
                SendToRescanRequest.newBuilder()
                    .setActa(acta.id().value())
                    .setReason("No se lee")
                    .build());

    assertThat(after.getRow().getStage()).isEqualTo(Stage.POR_REDIGITALIZAR);
    assertThat(at.state(acta)).isEqualTo("AWAITING_RESCAN");
  }

  @Test
  void foldingAgainChangesNothing() {
    String sql =
        """
        select (select md5(string_agg(r::text, '|' order by acta)) from (
            select acta, state, fields, votes from acta_result) r)
          || (select md5(string_agg(w::text, '|' order by acta)) from (
            select acta, state, due, image, keyed_by from desk_work) w)
        """;
    String before = at.centre.jdbc().sql(sql).query(String.class).single();

    at.centre.bean(Refold.class).run();

    assertThat(at.centre.jdbc().sql(sql).query(String.class).single()).isEqualTo(before);
  }

  @Test
  void theDatabaseItselfLetsNobodyStandTwice() {
    assertThatThrownBy(() ->
            at.centre
                .jdbc()
                .sql(
                    """
                    insert into desk_work (acta, catd, state, keyed_by)
                    values ('X', 'CATD-001', 'IN_DISPUTE', '{ana,ana}')
                    """)
                .update())
        .hasMessageContaining("desk_work_keyed_by_check");
  }
}
