package mx.openprep.desktop.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What each acta of a practice teaches: easy first, every difficulty once, then mixed. */
final class ExerciseProgramme {
  private static final List<Lesson> DIFFICULTIES =
      List.of(
          Lesson.DIGITS_ONLY,
          Lesson.WORDS_ONLY,
          Lesson.WORDS_PREVAIL,
          Lesson.UNCLEAR_DIGITS,
          Lesson.STRUCK_OUT,
          Lesson.BLANK,
          Lesson.ILLEGIBLE,
          Lesson.WRITTEN_TOTAL);

  private static final List<List<Lesson>> FIRST =
      List.of(
          List.of(Lesson.DIGITS_ONLY),
          List.of(Lesson.WORDS_PREVAIL, Lesson.STRUCK_OUT),
          List.of(Lesson.BLANK, Lesson.ILLEGIBLE),
          List.of(Lesson.UNCLEAR_DIGITS, Lesson.WORDS_ONLY, Lesson.WRITTEN_TOTAL));

  private static final int MIXED = 4;
  // After the four first, and then now and then.
  private static final int EVERY = 5;

  private final Random random;

  ExerciseProgramme(Random random) {
    this.random = random;
  }

  /**
   * The lessons of one acta.
   *
   * @param place 0 for the first acta of the practice
   */
  List<Lesson> lessons(int place) {
    if (place < FIRST.size()) {
      return FIRST.get(place);
    }
    List<Lesson> mixed = new ArrayList<>(DIFFICULTIES);
    Collections.shuffle(mixed, random);
    return mixed.subList(0, MIXED);
  }

  /** Whether the image of this one is of another acta. */
  boolean isForeign(int place) {
    return place % EVERY == EVERY - 1;
  }
}
