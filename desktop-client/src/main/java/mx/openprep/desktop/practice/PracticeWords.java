package mx.openprep.desktop.practice;

import mx.openprep.acta.FieldValue;
import mx.openprep.acta.PaperField;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.exercise.ExerciseScore;
import mx.openprep.desktop.exercise.Lesson;
import mx.openprep.election.PracticeRules;

/** What practice says in words. */
final class PracticeWords {
  private final Texts texts;

  PracticeWords(Texts texts) {
    this.texts = texts;
  }

  /** A value as the screens of capture show it. */
  String value(FieldValue value) {
    return switch (value) {
      case FieldValue.Votes votes -> String.valueOf(votes.count());
      case FieldValue.Mark mark ->
          switch (mark) {
            case ILLEGIBLE -> texts.of("capture.illegible");
            case BLANK -> texts.of("capture.blank");
            case NOT_APPLICABLE -> "";
          };
    };
  }

  /** The rule of a field with what stands in it. */
  String rule(Lesson lesson, PaperField paper) {
    String digits = figure(paper.digits());
    String words = figure(paper.words());
    return switch (lesson) {
      case PLAIN -> texts.of("lesson.plain", digits);
      case DIGITS_ONLY -> texts.of("lesson.digits-only", digits);
      case WORDS_ONLY -> texts.of("lesson.words-only", words);
      case WORDS_PREVAIL -> texts.of("lesson.words-prevail", digits, words);
      case UNCLEAR_DIGITS -> texts.of("lesson.unclear-digits", words);
      case STRUCK_OUT -> texts.of("lesson.struck-out", digits);
      case BLANK -> texts.of("lesson.blank");
      case ILLEGIBLE -> texts.of("lesson.illegible");
      case WRITTEN_TOTAL -> texts.of("lesson.written-total", digits);
    };
  }

  private static String figure(PaperField.Writing writing) {
    return switch (writing) {
      case PaperField.Writing.Figure figure -> String.valueOf(figure.value());
      case PaperField.Writing.None none -> "";
    };
  }

  /** What is to be practised more. */
  String name(Lesson lesson) {
    return switch (lesson) {
      case PLAIN -> texts.of("lesson.name.plain");
      case DIGITS_ONLY, WORDS_ONLY -> texts.of("lesson.name.one-only");
      case WORDS_PREVAIL -> texts.of("lesson.name.words-prevail");
      case UNCLEAR_DIGITS -> texts.of("lesson.name.unclear-digits");
      case STRUCK_OUT -> texts.of("lesson.name.struck-out");
      case BLANK -> texts.of("lesson.name.blank");
      case ILLEGIBLE -> texts.of("lesson.name.illegible");
      case WRITTEN_TOTAL -> texts.of("lesson.name.written-total");
    };
  }

  /** Figures of the practice so far, in one line. */
  String score(ExerciseScore score) {
    return texts.of(
        "practice.score",
        score.actas(),
        score.right(),
        score.fields(),
        percent(score),
        score.fields() == 0 ? 0 : (double) score.keys() / score.fields(),
        new Ages(texts).of(score.timePerActa()));
  }

  /** Cut, not rounded: nobody is told 100 with one field wrong. */
  private static int percent(ExerciseScore score) {
    return score.fields() == 0 ? 0 : 100 * score.right() / score.fields();
  }

  /** Whether the person is ready, and what is asked for. */
  String readiness(ExerciseScore score, PracticeRules rules) {
    return score.isReady(rules)
        ? texts.of("practice.ready.why", rules.actas(), rules.rightPercent())
        : texts.of("practice.not-ready.why", rules.actas(), rules.rightPercent());
  }

  /** The lessons that were got wrong, each name once; empty when none was. */
  String toPractise(ExerciseScore score) {
    return String.join(
        "\n", score.missed().stream().map(lesson -> "•  " + name(lesson)).distinct().toList());
  }
}
