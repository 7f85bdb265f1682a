package mx.openprep.desktop.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.ProblemKind;
import mx.openprep.desktop.node.TestElections;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.PracticeRules;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExerciseScoreTest {
  private final ElectionPackage election = TestElections.mini();
  private final ExerciseHand hand = new ExerciseHand(election, new Random(4));

  private ExerciseActa acta(boolean foreign) {
    return hand.write(
        election.actas(TestElections.CATD).get(5),
        List.of(Lesson.BLANK, Lesson.WORDS_PREVAIL),
        foreign);
  }

  private static Marking keyed(ExerciseActa acta, int wrong) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>(acta.truth());
    values.keySet().stream()
        .limit(wrong)
        .toList()
        .forEach(field -> values.put(field, FieldValue.votes(999_999)));
    return Marking.keyed(acta, values);
  }

  private static ExerciseScore.Done done(Marking marking) {
    return new ExerciseScore.Done(marking, 50, Duration.ofSeconds(90));
  }

  @Nested
  class AnActa {
    @Test
    void keyedAsItStandsIsRightInEveryField() {
      ExerciseActa acta = acta(false);
      Marking marking = keyed(acta, 0);
      assertThat(marking.total()).isEqualTo(acta.form().keyed().size());
      assertThat(marking.right()).isEqualTo(marking.total());
    }

    @Test
    void zeroWhereNothingIsWrittenIsWrong() {
      ExerciseActa acta = acta(false);
      Map<FieldId, FieldValue> values = new LinkedHashMap<>(acta.truth());
      values.replaceAll(
          (field, value) -> value == FieldValue.Mark.BLANK ? FieldValue.votes(0) : value);
      Marking marking = Marking.keyed(acta, values);
      assertThat(marking.fields().stream().filter(field -> !field.isRight()))
          .extracting(Marking.Field::lesson)
          .containsExactly(Lesson.BLANK);
    }

    @Test
    void onlyTheFieldsThatWereAskedForCount() {
      ExerciseActa acta = acta(false);
      Map<FieldId, FieldValue> some = new LinkedHashMap<>();
      acta.truth().entrySet().stream()
          .limit(3)
          .forEach(entry -> some.put(entry.getKey(), entry.getValue()));
      assertThat(Marking.keyed(acta, some).total()).isEqualTo(3);
    }

    @Test
    void ofAnotherActasImageIsToBeReportedAndNotKeyed() {
      ExerciseActa foreign = acta(true);
      assertThat(Marking.reported(foreign, ProblemKind.WRONG_IMAGE).right()).isEqualTo(1);
      assertThat(Marking.reported(foreign, ProblemKind.NEEDS_RESCAN).right()).isZero();
      assertThat(keyed(foreign, 0).right()).isZero();
      assertThat(keyed(foreign, 0).total()).isEqualTo(1);
    }

    @Test
    void thatCanBeKeyedIsNotToBeReported() {
      Marking marking = Marking.reported(acta(false), ProblemKind.WRONG_IMAGE);
      assertThat(marking.right()).isZero();
      assertThat(marking.total()).isEqualTo(1);
    }
  }

  @Nested
  class APractice {
    private final PracticeRules rules = new PracticeRules(2, 95);

    @Test
    void isReadyWhenItsLastActasAreGoodEnoughWhateverCameBefore() {
      ExerciseActa acta = acta(false);
      ExerciseScore score = ExerciseScore.NONE.with(done(keyed(acta, 5)));
      assertThat(score.isReady(rules)).isFalse();
      score = score.with(done(keyed(acta, 0)));
      assertThat(score.isReady(rules)).as("the bad one is among the last two").isFalse();
      score = score.with(done(keyed(acta, 0)));
      assertThat(score.isReady(rules)).isTrue();
      score = score.with(done(keyed(acta, 2)));
      assertThat(score.isReady(rules)).as("worse again").isFalse();
    }

    @Test
    void oneGoodActaIsNotEnough() {
      assertThat(ExerciseScore.NONE.with(done(keyed(acta(false), 0))).isReady(rules)).isFalse();
    }

    @Test
    void addsUpWhatWasDone() {
      ExerciseActa acta = acta(false);
      int fields = acta.form().keyed().size();
      ExerciseScore score =
          ExerciseScore.NONE
              .with(done(keyed(acta, 1)))
              .with(done(Marking.reported(acta, ProblemKind.NEEDS_RESCAN)));
      assertThat(score.actas()).isEqualTo(2);
      assertThat(score.fields()).isEqualTo(fields + 1);
      assertThat(score.right()).isEqualTo(fields - 1);
      assertThat(score.keys()).isEqualTo(100);
      assertThat(score.timePerActa()).isEqualTo(Duration.ofSeconds(90));
      assertThat(score.missed()).containsExactly(Lesson.PLAIN);
    }
  }
}
