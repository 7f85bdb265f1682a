package mx.openprep.desktop.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.PaperField;
import mx.openprep.acta.PaperField.Writing;
import mx.openprep.desktop.form.HandwrittenActa;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/**
 * Fills actas for practice: invented votes, and the lessons that are asked for, each in a field.
 */
final class ExerciseHand {
  /** Where the lista nominal sets no limit. */
  private static final int USUAL_LIMIT = 600;

  private static final double LEAST_TURNOUT = 0.35;
  private static final double MOST_TURNOUT = 0.8;
  private static final int MOST_REPRESENTATIVES = 12;

  private final ElectionPackage election;
  private final Random random;

  ExerciseHand(ElectionPackage election, Random random) {
    this.election = election;
    this.random = random;
  }

  /**
   * Writes an acta.
   *
   * @param wanted as many of them as the form has fields for, each in another field
   */
  ExerciseActa write(ExpectedActa acta, List<Lesson> wanted, boolean foreign) {
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, Lesson> lessons = placed(form, wanted);
    Map<FieldId, Integer> numbers = numbers(acta, form, lessons);
    Map<FieldId, HandwrittenActa.Entry> entries = new LinkedHashMap<>();
    for (FormField field : form.keyed()) {
      entries.put(
          field.id(),
          entry(
              lessons.getOrDefault(field.id(), Lesson.PLAIN), numbers.getOrDefault(field.id(), 0)));
    }
    return new ExerciseActa(
        form, new HandwrittenActa(acta, entries, random.nextLong()), lessons, foreign);
  }

  private Map<FieldId, Lesson> placed(FormDefinition form, List<Lesson> wanted) {
    List<FieldId> votes = new ArrayList<>(form.voteFields().stream().map(FormField::id).toList());
    Collections.shuffle(votes, random);
    Map<FieldId, Lesson> lessons = new LinkedHashMap<>();
    for (Lesson lesson : wanted) {
      if (lesson == Lesson.WRITTEN_TOTAL) {
        lessons.put(FieldId.TOTAL_ASENTADO, lesson);
      } else if (!votes.isEmpty()) {
        lessons.put(votes.removeFirst(), lesson);
      }
    }
    return lessons;
  }

  private Map<FieldId, Integer> numbers(
      ExpectedActa acta, FormDefinition form, Map<FieldId, Lesson> lessons) {
    int limit = CountingDecision.mostVotes(acta, election.rules()).orElse(USUAL_LIMIT);
    int voters = (int) (limit * random.nextDouble(LEAST_TURNOUT, MOST_TURNOUT));
    List<FieldId> legible =
        form.voteFields().stream()
            .map(FormField::id)
            .filter(field -> isNumber(lessons.getOrDefault(field, Lesson.PLAIN)))
            .toList();
    Map<FieldId, Integer> numbers = shared(voters, legible);
    int representatives = Math.min(voters, random.nextInt(MOST_REPRESENTATIVES));
    numbers.put(FieldId.PERSONAS_VOTARON, voters - representatives);
    numbers.put(FieldId.REPRESENTANTES_VOTARON, representatives);
    numbers.put(FieldId.VOTOS_SACADOS, voters);
    numbers.put(FieldId.BOLETAS_SOBRANTES, limit - voters);
    boolean otherTotal = lessons.get(FieldId.TOTAL_ASENTADO) == Lesson.WRITTEN_TOTAL;
    numbers.put(FieldId.TOTAL_ASENTADO, otherTotal ? voters + 1 + random.nextInt(20) : voters);
    return numbers;
  }

  private static boolean isNumber(Lesson lesson) {
    return switch (lesson) {
      case BLANK, ILLEGIBLE -> false;
      case PLAIN,
          DIGITS_ONLY,
          WORDS_ONLY,
          WORDS_PREVAIL,
          UNCLEAR_DIGITS,
          STRUCK_OUT,
          WRITTEN_TOTAL ->
          true;
    };
  }

  /** A few options get most of the votes, as in life. */
  private Map<FieldId, Integer> shared(int voters, List<FieldId> fields) {
    double[] weights = random.doubles(fields.size()).map(share -> share * share * share).toArray();
    double all = java.util.Arrays.stream(weights).sum();
    Map<FieldId, Integer> numbers = new LinkedHashMap<>();
    double reached = 0;
    int given = 0;
    for (int i = 0; i < weights.length; i++) {
      reached += weights[i];
      int upTo = i == weights.length - 1 ? voters : (int) (voters * reached / all);
      numbers.put(fields.get(i), upTo - given);
      given = upTo;
    }
    return numbers;
  }

  private HandwrittenActa.Entry entry(Lesson lesson, int number) {
    Writing figure = new Writing.Figure(number);
    PaperField paper =
        switch (lesson) {
          case PLAIN, STRUCK_OUT, WRITTEN_TOTAL -> new PaperField(figure, figure);
          case DIGITS_ONLY -> new PaperField(figure, Writing.None.BLANK);
          case WORDS_ONLY -> new PaperField(Writing.None.BLANK, figure);
          case WORDS_PREVAIL ->
              new PaperField(new Writing.Figure(number + 1 + random.nextInt(9)), figure);
          case UNCLEAR_DIGITS -> new PaperField(Writing.None.UNCLEAR, figure);
          case BLANK -> new PaperField(Writing.None.BLANK, Writing.None.BLANK);
          case ILLEGIBLE -> new PaperField(Writing.None.UNCLEAR, Writing.None.UNCLEAR);
        };
    return new HandwrittenActa.Entry(paper, lesson == Lesson.STRUCK_OUT);
  }

  /** What who is hasty keys there. */
  FieldValue hasty(ExerciseActa acta, FieldId field) {
    PaperField paper = acta.paper(field);
    return paper.captured() instanceof FieldValue.Votes votes
        ? paper.digits() instanceof Writing.Figure digits && digits.value() != votes.count()
            ? FieldValue.votes(digits.value())
            : FieldValue.votes(votes.count() + 10)
        : FieldValue.votes(0);
  }
}
