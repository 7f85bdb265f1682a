package mx.openprep.acta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.ActaWorld.Life;
import mx.openprep.acta.ActaWorld.Step;
import mx.openprep.election.ActaId;
import org.junit.jupiter.api.Test;

/** An acta photographed at the casilla, whose paper arrives when its figures are settled. */
class PhotographedActaTest {
  private static final ActaId ACTA = ActaWorld.EXPECTED;
  private static final ImageHash PHOTO = ActaWorld.IMAGES.get(2);

  private static Life after(Life life, int person, ActaFact fact) {
    return switch (life.apply(new Step(fact, ActaWorld.PEOPLE.get(person)))) {
      case ActaLife.Transition.Moved(ActaState state) -> new Life(ACTA, state);
      case ActaLife.Transition.Refused(ActaRefusal reason) ->
          throw new AssertionError(fact + " was refused: " + reason);
    };
  }

  private static ActaFact captured(CaptureRound round) {
    Map<FieldId, FieldValue> values = Samples.all(FieldValue.votes(1));
    return new ActaFact.Captured(ACTA, PHOTO, round, values, Samples.TIME);
  }

  @Test
  void isReceivedAndComparedAndNotCapturedAgain() {
    Life life =
        after(
            Life.of(ACTA),
            0,
            new ActaFact.ImageIdentified(
                ACTA,
                PHOTO,
                IdentifiedBy.QR,
                Origin.CASILLA,
                Digitization.MOVIL,
                Optional.of(Samples.TIME)));
    life = after(life, 1, captured(CaptureRound.FIRST));
    life = after(life, 2, captured(CaptureRound.SECOND));
    assertThat(ActaLife.notComparable(life.state())).contains(ActaRefusal.NOT_RECEIVED);

    life =
        after(life, 0, new ActaFact.Acopiada(ACTA, DocumentType.ACTA_PREP, "F", IdentifiedBy.QR));

    assertThat(CaptureDesk.due(life.state())).as("nothing to key again").isEmpty();
    assertThat(ActaLife.notComparable(life.state())).isEmpty();
    assertThat(after(life, 3, new ActaFact.Cotejada(ACTA)).state())
        .isInstanceOf(ActaState.Cotejada.class);
  }
}
