package mx.openprep.desktop.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mx.openprep.acta.CalculatedTotal;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.PaperField;
import mx.openprep.acta.PaperField.Writing;
import mx.openprep.desktop.form.HandwrittenActa;
import mx.openprep.desktop.node.TestElections;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExerciseHandTest {
  private final ElectionPackage election = TestElections.mini();
  private final ExerciseHand hand = new ExerciseHand(election, new Random(11));

  private ExpectedActa acta() {
    return election.actas(TestElections.CATD).stream()
        .filter(acta -> acta.id().value().equals("G-005"))
        .findFirst()
        .orElseThrow();
  }

  private static FieldId placeOf(ExerciseActa acta, Lesson lesson) {
    return acta.lessons().entrySet().stream()
        .filter(entry -> entry.getValue() == lesson)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyActaOfTheCatdCanBeWrittenAndSaysWhatItsFormAsks() {
    for (ExpectedActa expected : election.actas(TestElections.CATD)) {
      ExerciseActa acta = hand.write(expected, List.of(Lesson.BLANK, Lesson.WORDS_PREVAIL), false);
      assertThat(acta.form().faults(acta.truth())).as(expected.key()).isEmpty();
      assertThat(acta.lessons()).hasSize(2);
      CountingDecision decision =
          CountingDecision.verified(acta.form(), acta.truth(), expected, election.rules());
      assertThat(decision.observationText(election.rules().texts()))
          .as("more votes than voters are no lesson here: " + expected.key())
          .doesNotContain("EXCEDE");
    }
  }

  @Test
  void theVotesAddUpUnlessThatIsTheLesson() {
    ExerciseActa plain = hand.write(acta(), List.of(Lesson.BLANK), false);
    assertThat(plain.truth().get(FieldId.TOTAL_ASENTADO))
        .isEqualTo(FieldValue.votes(CalculatedTotal.of(plain.form(), plain.truth())));
    ExerciseActa other = hand.write(acta(), List.of(Lesson.WRITTEN_TOTAL), false);
    assertThat(other.truth().get(FieldId.TOTAL_ASENTADO))
        .isNotEqualTo(FieldValue.votes(CalculatedTotal.of(other.form(), other.truth())));
    assertThat(other.lesson(FieldId.TOTAL_ASENTADO)).isEqualTo(Lesson.WRITTEN_TOTAL);
  }

  @ParameterizedTest
  @EnumSource
  void eachLessonStandsOnThePaperAsItIsTaught(Lesson lesson) {
    ExerciseActa acta = hand.write(acta(), List.of(lesson), false);
    FieldId place = placeOf(acta, lesson);
    PaperField paper = acta.paper(place);
    assertThat(acta.written().entries().get(place))
        .isEqualTo(new HandwrittenActa.Entry(paper, lesson == Lesson.STRUCK_OUT));
    switch (lesson) {
      case PLAIN, STRUCK_OUT, WRITTEN_TOTAL ->
          assertThat(paper.digits()).isEqualTo(paper.words()).isInstanceOf(Writing.Figure.class);
      case DIGITS_ONLY -> assertThat(paper.words()).isEqualTo(Writing.None.BLANK);
      case WORDS_ONLY -> assertThat(paper.digits()).isEqualTo(Writing.None.BLANK);
      case WORDS_PREVAIL -> {
        assertThat(paper.digits()).isInstanceOf(Writing.Figure.class).isNotEqualTo(paper.words());
        assertThat(paper.words())
            .isEqualTo(new Writing.Figure(((FieldValue.Votes) paper.captured()).count()));
      }
      case UNCLEAR_DIGITS -> assertThat(paper.digits()).isEqualTo(Writing.None.UNCLEAR);
      case BLANK -> assertThat(paper.captured()).isEqualTo(FieldValue.Mark.BLANK);
      case ILLEGIBLE -> assertThat(paper.captured()).isEqualTo(FieldValue.Mark.ILLEGIBLE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsHastyAlwaysKeysSomethingElse(Lesson lesson) {
    ExerciseActa acta = hand.write(acta(), List.of(lesson), false);
    FieldId place = placeOf(acta, lesson);
    assertThat(hand.hasty(acta, place)).isNotEqualTo(acta.truth().get(place));
  }

  @Test
  void theProgrammeBeginsEasilyAndTeachesEverything() {
    ExerciseProgramme programme = new ExerciseProgramme(new Random(5));
    Set<Lesson> taught = EnumSet.noneOf(Lesson.class);
    List<Integer> foreign = new ArrayList<>();
    for (int place = 0; place < 10; place++) {
      if (place == 4) {
        assertThat(taught)
            .as("after four actas")
            .isEqualTo(EnumSet.complementOf(EnumSet.of(Lesson.PLAIN)));
      }
      taught.addAll(programme.lessons(place));
      if (programme.isForeign(place)) {
        foreign.add(place);
      }
    }
    assertThat(programme.lessons(0)).hasSize(1);
    assertThat(foreign).containsExactly(4, 9);
  }

  @Test
  void aFormHasRoomForTheLessonsOfItsProgramme() {
    FormDefinition form = FormDefinition.of(election, acta());
    assertThat(form.voteFields()).hasSizeGreaterThan(4);
  }
}
