package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.ActaDifferences;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.DifferingField;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.GetDifferencesRequest;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReportProblemRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people keyed differently: never while somebody may still key the acta blind. */
class DifferencesTest {
  @TempDir Path directory;
  private NodeFixture node;
  private ExpectedActa acta;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    acta = node.acta(4);
    node.digitized(acta);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private ActaDifferences differences(Role role) {
    return node.as(role)
        .capture
        .getDifferences(GetDifferencesRequest.newBuilder().setActa(acta.id().value()).build());
  }

  private void requireBlind() {
    for (Role role : List.of(Role.VERIFICADOR, Role.COORDINADOR)) {
      assertThat(Client.refusal(() -> differences(role)))
          .as(role.name())
          .contains(MessageCode.CAPTURES_NOT_FINAL);
    }
  }

  /** Keys the same into every field, and something else into this one. */
  private void keyed(String person, CaptureRound round, String field, int value) {
    Client client = node.as(person);
    CaptureTask task = client.claim(round);
    List<KeyedField> fields =
        task.getFieldsList().stream()
            .map(FormFieldView::getField)
            .map(id -> Client.field(id, id.equals(field) ? value : 7))
            .toList();
    client.submit(task.getLease(), fields, "");
  }

  @Test
  void areHiddenUntilTheLastBlindCaptureIsInWhateverWasKeyed() {
    requireBlind();
    keyed("capturista1", CaptureRound.FIRST, "NOPAL", 52);
    requireBlind();
    keyed("capturista2", CaptureRound.SECOND, "NOPAL", 25);
    requireBlind();
    keyed("capturista3", CaptureRound.THIRD, "NOPAL", 52);
    assertThat(differences(Role.VERIFICADOR).getFieldsList()).hasSize(1);
  }

  @Test
  void ofASettledActaSayWhoKeyedWhatInWhichRoundAndWhatHolds() {
    keyed("capturista1", CaptureRound.FIRST, "NOPAL", 52);
    keyed("capturista2", CaptureRound.SECOND, "NOPAL", 25);
    keyed("capturista3", CaptureRound.THIRD, "NOPAL", 25);

    ActaDifferences differences = differences(Role.COORDINADOR);
    DifferingField field = differences.getFieldsList().getFirst();
    assertThat(field.getField().getField()).isEqualTo("NOPAL");
    assertThat(field.getField().hasArea()).as("where to look for it on the page").isTrue();
    assertThat(
            List.of(
                field.getFirst().getVotes(),
                field.getSecond().getVotes(),
                field.getThird().getVotes(),
                field.getSettled().getVotes()))
        .containsExactly(52, 25, 25, 25);
    assertThat(differences.getImage()).isNotEmpty();
  }

  @Test
  void inAdjudicationNothingHoldsYet() {
    keyed("capturista1", CaptureRound.FIRST, "NOPAL", 52);
    keyed("capturista2", CaptureRound.SECOND, "NOPAL", 25);
    keyed("capturista3", CaptureRound.THIRD, "NOPAL", 5);

    DifferingField undecided = differences(Role.COORDINADOR).getFieldsList().getFirst();
    assertThat(undecided.hasSettled()).isFalse();

    Client coordinador = node.as(Role.COORDINADOR);
    CaptureTask task = coordinador.claimAdjudication();
    coordinador.submit(task.getLease(), Client.fields(task, 52), "Se lee en letra");
    assertThat(differences(Role.COORDINADOR).getFieldsList().getFirst().getSettled().getVotes())
        .isEqualTo(52);
  }

  @Test
  void peopleWhoAgreeLeaveNone() {
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
    assertThat(differences(Role.VERIFICADOR).getFieldsList()).isEmpty();
  }

  @Test
  void anActaThatIsKeyedAnewIsBlindAgain() {
    keyed("capturista1", CaptureRound.FIRST, "NOPAL", 52);
    keyed("capturista2", CaptureRound.SECOND, "NOPAL", 25);
    CaptureTask third = node.as("capturista3").claim(CaptureRound.THIRD);
    node.as("capturista3")
        .capture
        .reportProblem(
            ReportProblemRequest.newBuilder()
                .setLease(third.getLease())
                .setKind(ProblemKind.NEEDS_RESCAN)
                .build());
    requireBlind();
    node.as(Role.DIGITALIZADOR).digitize(Client.jpeg("mejor"), node.qr(acta));
    requireBlind();
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
    assertThat(differences(Role.COORDINADOR).getFieldsList())
        .as("of the captures that count")
        .isEmpty();
  }
}
