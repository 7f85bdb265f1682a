package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.Verification;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.ComparedField;
import mx.openprep.v1.CotejoServiceGrpc;
import mx.openprep.v1.CotejoTask;
import mx.openprep.v1.DecideCorrectionRequest;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.MatchRequest;
import mx.openprep.v1.NextCorrectionRequest;
import mx.openprep.v1.NextPublishedRequest;
import mx.openprep.v1.ProposeCorrectionRequest;
import mx.openprep.v1.PublishedActa;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CotejoTest {
  private static final FieldId NULOS = FieldId.NULOS;

  @TempDir Path directory;
  private NodeFixture node;
  private Publications centre;
  private ExpectedActa acta;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    centre = new Publications(node);
    acta = node.acta(3);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private void verified(ExpectedActa of) {
    node.digitized(of);
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
  }

  private CotejoServiceGrpc.CotejoServiceBlockingStub cotejo(String person) {
    return CotejoServiceGrpc.newBlockingStub(node.as(person).channel);
  }

  private CotejoServiceGrpc.CotejoServiceBlockingStub cotejo() {
    return cotejo(TestPeople.idOf(Role.VERIFICADOR));
  }

  private CotejoTask find(ExpectedActa of) {
    return cotejo()
        .findPublished(FindActasRequest.newBuilder().setQr(node.qr(of)).build())
        .getActas(0);
  }

  private void match(ExpectedActa of, long cut) {
    cotejo().match(MatchRequest.newBuilder().setActa(of.id().value()).setCut(cut).build());
  }

  private void propose(String person, int nulos) {
    cotejo(person)
        .proposeCorrection(
            ProposeCorrectionRequest.newBuilder()
                .setActa(acta.id().value())
                .setCut(find(acta).getCut())
                .addFields(Client.field(NULOS.value(), nulos))
                .setReason("El papel dice " + nulos)
                .build());
  }

  private DecideCorrectionRequest.Builder decision(boolean approved) {
    return DecideCorrectionRequest.newBuilder()
        .setActa(acta.id().value())
        .setProposed(find(acta).getCorrection().getProposed())
        .setApproved(approved)
        .setReason("Visto en el papel");
  }

  private FieldValue nulos() {
    return Optional.ofNullable(
            centre.state(acta).settled().orElseThrow().verification().values().get(NULOS))
        .orElseThrow();
  }

  @Nested
  class Comparing {
    @Test
    void whatIsShownIsWhatIsPublishedInTheOrderOfThePaper() {
      verified(acta);
      long cut = centre.cut(acta);

      CotejoTask task = find(acta);

      PublishedActa row = centre.settled(acta);
      assertThat(task.getStopCode()).isEmpty();
      assertThat(task.getCut()).isEqualTo(cut);
      assertThat(task.getImage()).isEqualTo(row.getImage());
      assertThat(task.getFieldsList())
          .extracting(field -> field.getField().getField(), ComparedField::getPublished)
          .containsExactlyElementsOf(
              row.getFieldsList().stream()
                  .map(f -> org.assertj.core.groups.Tuple.tuple(f.getField(), f.getValue()))
                  .toList());
      assertThat(task.getTotal()).isEqualTo(row.getTotal());
      assertThat(task.getContabilizada()).isEqualTo("1");
    }

    @Test
    void thePaperThatMatchesIsCotejadaOnce() {
      verified(acta);
      long cut = centre.cut(acta);
      match(acta, cut);
      assertThat(centre.state(acta)).isInstanceOf(ActaState.Cotejada.class);
      assertThat(Client.refusal(() -> match(acta, cut)))
          .contains(MessageCode.ACTA_ALREADY_COMPARED);
      assertThat(node.status().getWork().getCompared()).isEqualTo(1);
    }

    @Test
    void whatIsNotPublishedYetWaits() {
      verified(acta);
      assertThat(find(acta).getStopCode()).isEqualTo(MessageCode.NOT_PUBLISHED.code());
      assertThat(Client.refusal(() -> match(acta, 0))).contains(MessageCode.NOT_PUBLISHED);
      assertThat(
              Client.refusal(
                  () -> cotejo().nextPublished(NextPublishedRequest.getDefaultInstance())))
          .contains(MessageCode.NO_WORK);
    }

    @Test
    void whatIsPublishedOtherwiseIsAStopNotACotejo() {
      verified(acta);
      long cut = centre.cut(centre.settled(acta).toBuilder().setTotal(1).build());
      CotejoTask task = find(acta);
      assertThat(task.getStopCode()).isEqualTo(MessageCode.PUBLISHED_DIFFERS.code());
      assertThat(task.getStopDetailsList())
          .containsExactly(Long.toString(cut), "TOTAL_VOTOS_CALCULADO");
      assertThat(Client.refusal(() -> match(acta, cut))).contains(MessageCode.PUBLISHED_DIFFERS);
    }

    @Test
    void figuresOfAnOlderCutAreComparedAnew() {
      verified(acta);
      centre.cut(acta);
      long now = centre.cut(acta);
      assertThat(Client.refusal(() -> match(acta, now - 1)))
          .contains(MessageCode.PUBLISHED_CHANGED);
      match(acta, now);
    }

    @Test
    void thePileIsFollowedInTheOrderOfTheCatalogueAndBeginsAgain() {
      List<ExpectedActa> pile = List.of(node.acta(2), node.acta(4), node.acta(6));
      pile.forEach(CotejoTest.this::verified);
      centre.cut(pile.toArray(ExpectedActa[]::new));
      assertThat(next("")).isEqualTo(pile.get(0).id().value());
      assertThat(next(pile.get(0).id().value())).isEqualTo(pile.get(1).id().value());
      assertThat(next(pile.get(2).id().value())).isEqualTo(pile.get(0).id().value());
    }

    private String next(String after) {
      return cotejo()
          .nextPublished(NextPublishedRequest.newBuilder().setAfter(after).build())
          .getActa()
          .getActa();
    }
  }

  @Nested
  class Corrections {
    @Test
    void twoPeopleCorrectAndTheEarlierFigureStays() {
      verified(acta);
      centre.cut(acta);
      propose(TestPeople.idOf(Role.VERIFICADOR), 8);
      assertThat(nulos()).as("nothing changes yet").isEqualTo(FieldValue.votes(7));
      assertThat(node.status().getWork().getWaitingDecision()).isEqualTo(1);

      CotejoTask task =
          cotejo(TestPeople.idOf(Role.COORDINADOR))
              .nextCorrection(NextCorrectionRequest.getDefaultInstance());
      assertThat(task.getCorrection().getProposedBy()).isEqualTo("Persona verificador");
      assertThat(task.getCorrection().getReason()).isEqualTo("El papel dice 8");
      assertThat(
              task.getFieldsList().stream()
                  .filter(ComparedField::hasProposed)
                  .map(field ->
                      List.of(field.getPublished().getVotes(), field.getProposed().getVotes())))
          .containsExactly(List.of(7, 8));
      cotejo(TestPeople.idOf(Role.COORDINADOR)).decideCorrection(decision(true).build());

      Verification now = centre.state(acta).settled().orElseThrow().verification();
      assertThat(now.values()).containsEntry(NULOS, FieldValue.votes(8));
      assertThat(now.corrections())
          .singleElement()
          .satisfies(correction -> {
            assertThat(correction.before()).isEqualTo(Map.of(NULOS, FieldValue.votes(7)));
            assertThat(correction.values()).isEqualTo(Map.of(NULOS, FieldValue.votes(8)));
            assertThat(correction.proposed().person().value()).isEqualTo("verificador");
            assertThat(correction.decided().person().value()).isEqualTo("coordinador");
          });
      assertThat(find(acta).getStopCode())
          .as("the corrected figure is not published yet")
          .isEqualTo(MessageCode.NOT_PUBLISHED.code());
      assertThat(node.status().getWork().getPublishedDiffers()).isZero();

      long next = centre.cut(acta);
      assertThat(node.facts(Fact.PublishedDiffers.class)).isEmpty();
      match(acta, next);
    }

    @Test
    void aRejectedCorrectionLeavesAllAsItWas() {
      verified(acta);
      long cut = centre.cut(acta);
      propose(TestPeople.idOf(Role.VERIFICADOR), 8);
      cotejo(TestPeople.idOf(Role.COORDINADOR)).decideCorrection(decision(false).build());
      assertThat(nulos()).isEqualTo(FieldValue.votes(7));
      match(acta, cut);
    }

    @Test
    void nobodyDecidesWhatHeProposed() {
      verified(acta);
      centre.cut(acta);
      propose("todo", 8);
      assertThat(
              Client.refusal(
                  () -> cotejo("todo").nextCorrection(NextCorrectionRequest.getDefaultInstance())))
          .contains(MessageCode.CORRECTION_FOR_OTHERS);
      assertThat(Client.refusal(() -> cotejo("todo").decideCorrection(decision(true).build())))
          .contains(MessageCode.SAME_PERSON);
      assertThat(nulos()).isEqualTo(FieldValue.votes(7));
      assertThat(node.facts(Fact.ActionRefused.class))
          .contains(new Fact.ActionRefused("F302", "DecideCorrection", acta.id().value()));
    }

    @Test
    void nobodyDecidesOnFiguresHeKeyed() {
      node.digitized(acta);
      node.captured("todo", CaptureRound.FIRST, 7);
      node.captured("capturista2", CaptureRound.SECOND, 7);
      centre.cut(acta);
      propose(TestPeople.idOf(Role.VERIFICADOR), 8);
      assertThat(Client.refusal(() -> cotejo("todo").decideCorrection(decision(true).build())))
          .contains(MessageCode.SAME_PERSON);
      cotejo(TestPeople.idOf(Role.COORDINADOR)).decideCorrection(decision(true).build());
      assertThat(nulos()).isEqualTo(FieldValue.votes(8));
    }

    @Test
    void aDecisionNeedsAReasonAndTheProposalItLookedAt() {
      verified(acta);
      centre.cut(acta);
      propose(TestPeople.idOf(Role.VERIFICADOR), 8);
      String coordinator = TestPeople.idOf(Role.COORDINADOR);
      assertThat(
              Client.refusal(() ->
                  cotejo(coordinator).decideCorrection(decision(true).setReason(" ").build())))
          .contains(MessageCode.REASON_MISSING);
      assertThat(
              Client.refusal(() ->
                  cotejo(coordinator)
                      .decideCorrection(
                          decision(true)
                              .setProposed(com.google.protobuf.Timestamp.newBuilder().setSeconds(1))
                              .build())))
          .contains(MessageCode.CORRECTION_CHANGED);
      assertThat(Optional.of(nulos())).contains(FieldValue.votes(7));
    }

    @Test
    void aCorrectionThatChangesNothingIsNone() {
      verified(acta);
      centre.cut(acta);
      List<KeyedField> same = List.of(Client.field(NULOS.value(), 7));
      assertThat(
              Client.refusal(() ->
                  cotejo()
                      .proposeCorrection(
                          ProposeCorrectionRequest.newBuilder()
                              .setActa(acta.id().value())
                              .setCut(find(acta).getCut())
                              .addAllFields(same)
                              .setReason("x")
                              .build())))
          .contains(MessageCode.WRONG_FIELDS);
    }
  }
}
