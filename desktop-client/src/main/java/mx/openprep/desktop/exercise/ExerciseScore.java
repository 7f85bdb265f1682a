package mx.openprep.desktop.exercise;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.election.PracticeRules;

/** How a practice goes, from its first acta on. */
public record ExerciseScore(List<Done> done) {
  public static final ExerciseScore NONE = new ExerciseScore(List.of());

  public ExerciseScore {
    done = List.copyOf(done);
  }

  /**
   * One acta done.
   *
   * @param keys pressed while it was at hand
   * @param time from the image on the screen to the last key
   */
  public record Done(Marking marking, int keys, Duration time) {}

  public ExerciseScore with(Done next) {
    return new ExerciseScore(Stream.concat(done.stream(), Stream.of(next)).toList());
  }

  public int actas() {
    return done.size();
  }

  public int fields() {
    return done.stream().mapToInt(acta -> acta.marking().total()).sum();
  }

  public int right() {
    return done.stream().mapToInt(acta -> acta.marking().right()).sum();
  }

  public int keys() {
    return done.stream().mapToInt(Done::keys).sum();
  }

  /** Of one acta, on average; nothing before the first. */
  public Duration timePerActa() {
    return done.isEmpty()
        ? Duration.ZERO
        : done.stream()
            .map(Done::time)
            .reduce(Duration.ZERO, Duration::plus)
            .dividedBy(done.size());
  }

  /** Whether the last actas were keyed as well as the rules ask. */
  public boolean isReady(PracticeRules rules) {
    if (done.size() < rules.actas()) {
      return false;
    }
    ExerciseScore last = new ExerciseScore(done.subList(done.size() - rules.actas(), done.size()));
    return 100L * last.right() >= (long) rules.rightPercent() * last.fields();
  }

  /** Lessons that were got wrong, in their order, each once. */
  public List<Lesson> missed() {
    return done.stream()
        .flatMap(acta -> acta.marking().fields().stream())
        .filter(field -> !field.isRight())
        .map(Marking.Field::lesson)
        .distinct()
        .sorted()
        .toList();
  }
}
