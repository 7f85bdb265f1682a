package mx.openprep.desktop.practice;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.capture.CaptureDone;
import mx.openprep.desktop.capture.CaptureViewModel;
import mx.openprep.desktop.capture.CaptureWork;
import mx.openprep.desktop.exercise.ExerciseActa;
import mx.openprep.desktop.exercise.ExerciseScore;
import mx.openprep.desktop.exercise.Marking;
import mx.openprep.desktop.exercise.PracticeNode;
import mx.openprep.election.PracticeRules;
import mx.openprep.message.Refusal;
import mx.openprep.v1.GetImageRequest;

/**
 * One acta after another at a node of practice: keyed on the screens of capture, compared with what
 * stands on the paper, counted. The practice ends, and its node with it, when the screen is left.
 */
public final class PracticeViewModel {
  private final Supplier<PracticeNode> ground;
  private final Background background;
  private final Texts texts;
  private final InstantSource clock;
  // Never the one of the real screens.
  private final NodeApi api = new NodeApi();
  private final CaptureViewModel capture;
  private final Lane work = new Lane();
  private final Lane dealing = new Lane();

  private final ObjectProperty<PracticeStep> step =
      new SimpleObjectProperty<>(new PracticeStep.Choosing());
  private final ObjectProperty<ExerciseScore> score =
      new SimpleObjectProperty<>(ExerciseScore.NONE);
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private CaptureWork kind = CaptureWork.FIRST;
  private Optional<PracticeNode> node = Optional.empty();
  // Whoever ends in the middle of an acta may be given it again.
  private final Map<String, ExerciseActa> unkeyed = new HashMap<>();
  private Optional<ExerciseActa> dealt = Optional.empty();
  private Instant since = Instant.EPOCH;
  private int keys;
  private boolean present;

  /**
   * Nobody practises yet.
   *
   * @param ground opens the node of a practice; blocks
   */
  public PracticeViewModel(
      Supplier<PracticeNode> ground, Background background, Texts texts, InstantSource clock) {
    this.ground = ground;
    this.background = background;
    this.texts = texts;
    this.clock = clock;
    capture = CaptureViewModel.oneByOne(api, background, texts, this::done);
  }

  CaptureViewModel capture() {
    return capture;
  }

  ObservableValue<PracticeStep> stepProperty() {
    return step;
  }

  ObservableValue<ExerciseScore> scoreProperty() {
    return score;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  PracticeRules rules() {
    return node.map(PracticeNode::rules).orElse(PracticeRules.USUAL);
  }

  /** Somebody sits down. */
  void enter() {
    present = true;
  }

  /** Begins with actas for this capture, or goes on with them. */
  void practise(CaptureWork chosen) {
    kind = chosen;
    notice.set(Optional.empty());
    step.set(new PracticeStep.Preparing());
    Optional<PracticeNode> open = node;
    background
        .task(
            work,
            () -> {
              PracticeNode opened = open.orElseGet(ground);
              return new Begun(opened, deal(opened, chosen));
            })
        .onSuccess(this::begun)
        .onRefusal(this::refused)
        .start();
  }

  private record Begun(PracticeNode node, Optional<ExerciseActa> acta) {}

  private static Optional<ExerciseActa> deal(PracticeNode node, CaptureWork kind) {
    return kind.isWholeForm() ? node.dealWhole() : node.dealDisputed();
  }

  private void begun(Begun begun) {
    if (!present) {
      // Left while it was being made.
      background.farewell(begun.node()::close);
      return;
    }
    node = Optional.of(begun.node());
    api.connect(begun.node().channel());
    api.useSession(begun.node().session());
    capture.sitDownFor(kind);
    take(begun.acta());
  }

  private void take(Optional<ExerciseActa> acta) {
    acta.ifPresent(next -> unkeyed.put(next.acta().id().value(), next));
    keys = 0;
    since = clock.instant();
    step.set(acta.isPresent() ? new PracticeStep.Keying() : new PracticeStep.Finished());
  }

  /** A key was pressed; it counts while an acta is at hand. */
  void keyPressed() {
    if (step.get() instanceof PracticeStep.Keying && capture.isAtHand()) {
      keys++;
    }
  }

  private void done(CaptureDone done) {
    ExerciseActa acta =
        Objects.requireNonNull(unkeyed.remove(done.task().getActa().getActa()), "Never dealt");
    Marking marking =
        switch (done) {
          case CaptureDone.Keyed keyed -> Marking.keyed(acta, keyed.values());
          case CaptureDone.Reported reported -> Marking.reported(acta, reported.kind());
        };
    Duration time = Duration.between(since, clock.instant());
    score.set(score.get().with(new ExerciseScore.Done(marking, keys, time)));
    step.set(new PracticeStep.Preparing());
    background
        .task(work, () -> image(done))
        .onSuccess(jpeg -> {
          step.set(new PracticeStep.Feedback(marking, done.task(), jpeg));
          dealNext();
        })
        .onRefusal(this::refused)
        .start();
  }

  private ByteString image(CaptureDone done) {
    return api.digitization()
        .getImage(GetImageRequest.newBuilder().setImage(done.task().getImage()).build())
        .getJpeg();
  }

  /** While the person reads what came of the last one, the next is written. */
  private void dealNext() {
    dealt = Optional.empty();
    PracticeNode open = node.orElseThrow();
    CaptureWork asked = kind;
    background
        .task(dealing, () -> deal(open, asked))
        .onSuccess(acta -> {
          dealt = acta;
          acta.ifPresent(next -> unkeyed.put(next.acta().id().value(), next));
          if (step.get() instanceof PracticeStep.Preparing) {
            take(acta);
          }
        })
        .onRefusal(this::refused)
        .start();
  }

  /** On to the next acta. */
  void next() {
    if (step.get() instanceof PracticeStep.Feedback) {
      if (dealing.isBusy()) {
        step.set(new PracticeStep.Preparing());
      } else {
        take(dealt);
      }
    }
  }

  /** Enough: what came of it all. */
  void finish() {
    switch (step.get()) {
      case PracticeStep.Choosing _, PracticeStep.Preparing _, PracticeStep.Finished _ -> {}
      case PracticeStep.Keying _, PracticeStep.Feedback _ ->
          step.set(
              score.get().actas() == 0 ? new PracticeStep.Choosing() : new PracticeStep.Finished());
    }
  }

  /** The person goes: nothing of the practice stays. */
  void leave() {
    present = false;
    step.set(new PracticeStep.Choosing());
    score.set(ExerciseScore.NONE);
    notice.set(Optional.empty());
    node.ifPresent(open -> background.farewell(open::close));
    node = Optional.empty();
    unkeyed.clear();
    dealt = Optional.empty();
  }

  private void refused(Refusal refusal) {
    if (present) {
      notice.set(Optional.of(texts.notice(refusal)));
      step.set(new PracticeStep.Choosing());
    }
  }
}
