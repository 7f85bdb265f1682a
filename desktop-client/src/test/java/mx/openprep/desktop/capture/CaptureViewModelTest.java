package mx.openprep.desktop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptureViewModelTest {
  private static final CaptureTask TASK =
      CaptureFormTest.task(false, "PAN", "PRI", "TOTAL_VOTOS_ASENTADO").toBuilder()
          .setActa(FakeNode.card("GUB-1", "140001B0100", "GUB"))
          .build();

  private FakeNode node;
  private NodeApi api;
  private CaptureViewModel model;
  private final ObjectProperty<NodeStatus> status =
      new SimpleObjectProperty<>(NodeStatus.getDefaultInstance());

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    api = node.api();
    model = new CaptureViewModel(api, Immediately.background(), Texts.in("es"), status);
    model.sitDownFor(CaptureWork.FIRST);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private CaptureForm claim() {
    node.tasks.add(TASK);
    model.claim();
    return ((CaptureStep.Keying) model.stepProperty().getValue()).form();
  }

  private static void key(CaptureForm form, String... digits) {
    for (int i = 0; i < digits.length; i++) {
      form.entries().get(i).type(digits[i]);
    }
  }

  private static KeyedField keyed(String field, int votes) {
    return KeyedField.newBuilder()
        .setField(field)
        .setValue(FieldValue.newBuilder().setVotes(votes))
        .build();
  }

  private String code() {
    return model.noticeProperty().getValue().map(Notice::code).orElse("none");
  }

  @Test
  void aClaimBringsTheActaWithItsImage() {
    claim();
    assertThat(node.lastAsked(ClaimRequest.class).getRound()).isEqualTo(CaptureRound.FIRST);
    assertThat(model.imageProperty().getValue()).map(String::new).contains("not really a jpeg");
    assertThat(model.actaProperty().getValue()).contains(TASK.getActa());
  }

  @Test
  void anAdjudicationIsAskedForAsSuch() {
    model.sitDownFor(CaptureWork.ADJUDICATION);
    model.claim();
    assertThat(node.lastAsked(ClaimRequest.class))
        .isEqualTo(ClaimRequest.newBuilder().setAdjudication(true).build());
  }

  @Test
  void whatWasKeyedIsSentAndTheNextActaTaken() {
    CaptureForm form = claim();
    key(form, "42", "57", "99");
    node.tasks.add(TASK.toBuilder().setLease("lease-2").build());
    model.submit();
    assertThat(node.lastAsked(SubmitCaptureRequest.class))
        .isEqualTo(
            SubmitCaptureRequest.newBuilder()
                .setLease("lease-1")
                .addAllFields(
                    List.of(keyed("PAN", 42), keyed("PRI", 57), keyed("TOTAL_VOTOS_ASENTADO", 99)))
                .setNext(ClaimRequest.newBuilder().setRound(CaptureRound.FIRST))
                .build());
    assertThat(node.asked).filteredOn(ClaimRequest.class::isInstance).hasSize(1);
    assertThat(((CaptureStep.Keying) model.stepProperty().getValue()).task().getLease())
        .isEqualTo("lease-2");
    assertThat(model.lastSentProperty().getValue()).contains("Sección 0001");
  }

  @Test
  void theNextActaBeginsWithNothingOfTheLast() {
    CaptureForm form = claim();
    key(form, "42", "57", "100");
    form.entries().getFirst().mark(mx.openprep.acta.FieldValue.Mark.ILLEGIBLE);
    model.submit();
    node.tasks.add(TASK.toBuilder().setLease("lease-2").build());
    model.submit();

    CaptureForm next = ((CaptureStep.Keying) model.stepProperty().getValue()).form();
    assertThat(next.values()).isEmpty();
    assertThat(next.placeProperty().get()).isZero();
    assertThat(next.missingProperty().get()).isEqualTo(3);
    assertThat(next.entries())
        .noneMatch(entry -> entry.lookedAtProperty().get() || entry.missedProperty().get());
    assertThat(model.warningProperty().getValue()).isEmpty();
    key(next, "1", "2", "3");
    model.submit();
    assertThat(node.lastAsked(SubmitCaptureRequest.class).getFieldsList())
        .containsExactly(keyed("PAN", 1), keyed("PRI", 2), keyed("TOTAL_VOTOS_ASENTADO", 3));
  }

  @Test
  void anActaOfAnotherFormGetsAFormOfItsOwn() {
    CaptureForm form = claim();
    key(form, "42", "57", "99");
    node.tasks.add(
        CaptureFormTest.task(false, "PAN", "MC").toBuilder()
            .setActa(TASK.getActa())
            .setLease("lease-2")
            .build());
    model.submit();

    CaptureForm next = ((CaptureStep.Keying) model.stepProperty().getValue()).form();
    assertThat(next).isNotSameAs(form);
    assertThat(next.entries())
        .extracting(entry -> entry.field().value())
        .containsExactly("PAN", "MC");
  }

  @Test
  void anIncompleteFormIsNotSent() {
    CaptureForm form = claim();
    key(form, "42");
    model.submit();
    assertThat(node.asked).noneMatch(SubmitCaptureRequest.class::isInstance);
    assertThat(form.placeProperty().get()).isEqualTo(1);
  }

  @Test
  void aTotalThatDiffersIsLookedAtOnceAfterTheWholeFormAndNeverBlocks() {
    CaptureForm form = claim();
    key(form, "42", "57", "100");
    assertThat(model.warningProperty().getValue()).isEmpty();
    model.submit();
    assertThat(node.asked).noneMatch(SubmitCaptureRequest.class::isInstance);
    assertThat(model.warningProperty().getValue().map(Notice::cause))
        .contains("Los votos suman 99 y el total escrito dice 100: en muchas actas es así.");
    assertThat(form.entries().getLast().isProblem()).isTrue();
    assertThat(form.placeProperty().get()).isEqualTo(form.sendPlace());
    model.submit();
    assertThat(node.lastAsked(SubmitCaptureRequest.class).getFieldsCount()).isEqualTo(3);
  }

  @Test
  void figuresChangedAfterASecondLookAreLookedAtAnew() {
    CaptureForm form = claim();
    key(form, "42", "57", "100");
    model.submit();
    key(form, "42", "57", "101");
    assertThat(model.warningProperty().getValue()).isEmpty();
    assertThat(form.entries().getLast().isProblem()).isFalse();
    model.submit();
    assertThat(node.asked).noneMatch(SubmitCaptureRequest.class::isInstance);
    key(form, "42", "57", "99");
    model.submit();
    assertThat(node.lastAsked(SubmitCaptureRequest.class).getFieldsCount()).isEqualTo(3);
  }

  @Test
  void moreVotesThanTheListAllowsAreLookedAtWhereTheyAreMost() {
    node.tasks.add(TASK.toBuilder().setMostVotes(700).build());
    model.claim();
    CaptureForm form = ((CaptureStep.Keying) model.stepProperty().getValue()).form();
    key(form, "600", "101", "701");
    model.submit();
    assertThat(model.warningProperty().getValue().map(Notice::cause))
        .contains("Los votos suman 701 y en esta casilla podían votar 700.");
    assertThat(form.entries()).filteredOn(FieldEntry::isProblem).hasSize(1);
    key(form, "600", "100", "700");
    model.submit();
    assertThat(node.lastAsked(SubmitCaptureRequest.class).getFieldsCount()).isEqualTo(3);
  }

  @Test
  void whoWaitsIsWokenByTheNodeAndAsksOnlyThen() {
    model.claim();
    assertThat(model.waitsForWorkProperty().getValue()).isTrue();
    int asked = node.asked.size();
    status.set(NodeStatus.newBuilder().setEventsWaiting(3).build());
    assertThat(node.asked).hasSize(asked);
    node.tasks.add(TASK);
    status.set(
        NodeStatus.newBuilder()
            .setWork(WorkSummary.newBuilder().setWaitingFirstCapture(1))
            .build());
    assertThat(model.actaProperty().getValue()).contains(TASK.getActa());
    assertThat(model.waitsForWorkProperty().getValue()).isFalse();
  }

  @Test
  void workThatIsOnlyOthersLeavesWhoWaitsInPeaceUntilSomethingMoves() {
    model.claim();
    NodeStatus.Builder told =
        NodeStatus.newBuilder().setWork(WorkSummary.newBuilder().setWaitingFirstCapture(1));
    status.set(told.build());
    int asked = node.asked.size();
    assertThat(code()).isEqualTo("F301");
    status.set(told.build());
    assertThat(node.asked).hasSize(asked);
    node.tasks.add(TASK);
    status.set(told.setFreed(1).build());
    assertThat(model.actaProperty().getValue()).contains(TASK.getActa());
  }

  @Test
  void aReportNeedsItsKind() {
    claim();
    model.reportProblem();
    model.sendReport();
    assertThat(node.asked).noneMatch(ReportProblemRequest.class::isInstance);
  }

  @Test
  void aThirdCaptureOfSomeFieldsSaysNothingOfSums() {
    model.sitDownFor(CaptureWork.THIRD);
    key(claim(), "42", "57", "100");
    assertThat(model.warningProperty().getValue()).isEmpty();
  }

  @Test
  void noWorkIsSaidPlainlyAndLeavesNoActaOnTheScreen() {
    model.claim();
    assertThat(code()).isEqualTo("F301");
    assertThat(model.stepProperty().getValue()).isEqualTo(new CaptureStep.Waiting());
    assertThat(model.imageProperty().getValue()).isEmpty();
  }

  @Test
  void anActaLentTooLongIsNoLongerOnTheScreen() {
    key(claim(), "1", "1", "2");
    node.refuseNext(MessageCode.LEASE_EXPIRED);
    model.submit();
    assertThat(code()).isEqualTo("F305");
    assertThat(model.stepProperty().getValue()).isEqualTo(new CaptureStep.Waiting());
  }

  @Test
  void aFullDiskLosesNothingOfWhatWasKeyed() {
    CaptureForm form = claim();
    key(form, "1", "1", "2");
    node.refuseNext(MessageCode.DISK_FULL);
    model.submit();
    assertThat(code()).isEqualTo("F601");
    assertThat(model.stepProperty().getValue()).isEqualTo(new CaptureStep.Keying(TASK, form));
    model.submit();
    assertThat(node.lastAsked(SubmitCaptureRequest.class).getFieldsCount()).isEqualTo(3);
  }

  @Test
  void aProblemIsReportedInsteadOfFigures() {
    claim();
    model.reportProblem();
    model.problemProperty().set(ProblemKind.WRONG_IMAGE);
    model.commentProperty().set(" es de otra sección ");
    model.sendReport();
    assertThat(node.lastAsked(ReportProblemRequest.class))
        .isEqualTo(
            ReportProblemRequest.newBuilder()
                .setLease("lease-1")
                .setKind(ProblemKind.WRONG_IMAGE)
                .setComment("es de otra sección")
                .setNext(ClaimRequest.newBuilder().setRound(CaptureRound.FIRST))
                .build());
  }

  @Test
  void aReportThoughtBetterOfGivesTheFormBackAsItWas() {
    CaptureForm form = claim();
    key(form, "42");
    model.reportProblem();
    assertThat(model.back()).isTrue();
    assertThat(model.stepProperty().getValue()).isEqualTo(new CaptureStep.Keying(TASK, form));
    assertThat(model.back()).isFalse();
  }

  @Test
  void leavingGivesTheActaBackInTheNameOfWhoHeldIt() {
    api.useSession("token-ana");
    claim();
    model.stop();
    api.useSession("token-eva");
    assertThat(node.lastAsked(ReleaseCaptureRequest.class).getLease()).isEqualTo("lease-1");
    assertThat(node.sessions.getLast()).isEqualTo("token-ana");
    assertThat(model.imageProperty().getValue()).isEqualTo(Optional.empty());
  }
}
