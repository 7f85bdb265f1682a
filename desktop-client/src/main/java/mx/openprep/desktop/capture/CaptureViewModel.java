package mx.openprep.desktop.capture;

import com.google.protobuf.ByteString;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.CaptureServiceGrpc.CaptureServiceBlockingStub;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.SubmitCaptureRequest;

/**
 * Keying one acta after another. Knows nothing of any other capture, and what it warns of comes
 * from the figures of this one alone.
 */
public final class CaptureViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final Lane work = new Lane();

  private final ObjectProperty<CaptureWork> kind = new SimpleObjectProperty<>(CaptureWork.FIRST);
  private final ObjectProperty<CaptureStep> step =
      new SimpleObjectProperty<>(new CaptureStep.Waiting());
  private final ObjectProperty<Optional<byte[]>> image =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> warning =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty lastSent = new SimpleStringProperty("");
  private final ObjectProperty<ProblemKind> problem =
      new SimpleObjectProperty<>(ProblemKind.NEEDS_RESCAN);
  private final StringProperty comment = new SimpleStringProperty("");

  public CaptureViewModel(NodeApi api, Background background, Texts texts) {
    this.api = api;
    this.background = background;
    this.texts = texts;
  }

  ObservableValue<CaptureStep> stepProperty() {
    return step;
  }

  ObservableValue<Optional<byte[]>> imageProperty() {
    return image;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  /** Something about the figures just keyed that deserves a second look; it never blocks. */
  ObservableValue<Optional<Notice>> warningProperty() {
    return warning;
  }

  /** The acta sent before, so that a person sees that it went. */
  ObservableValue<String> lastSentProperty() {
    return lastSent;
  }

  ObjectProperty<ProblemKind> problemProperty() {
    return problem;
  }

  StringProperty commentProperty() {
    return comment;
  }

  ObservableValue<Boolean> busyProperty() {
    return work.busyProperty();
  }

  ObservableValue<String> titleProperty() {
    return kind.map(now -> texts.of(now.titleKey()));
  }

  ObservableValue<String> instructionProperty() {
    return kind.map(now ->
        switch (now) {
          case FIRST, SECOND -> texts.of("capture.instruction");
          case THIRD -> texts.of("capture.instruction.third");
          case ADJUDICATION -> texts.of("capture.instruction.adjudication");
        });
  }

  ObservableValue<Optional<ActaCard>> actaProperty() {
    return step.map(now ->
        switch (now) {
          case CaptureStep.Waiting s -> Optional.<ActaCard>empty();
          case CaptureStep.Keying s -> Optional.of(s.task().getActa());
          case CaptureStep.Reporting s -> Optional.of(s.task().getActa());
        });
  }

  /** What the next claims ask for. */
  public void sitDownFor(CaptureWork chosen) {
    kind.set(chosen);
    lastSent.set("");
  }

  /** Takes the next acta. */
  void claim() {
    notice.set(Optional.empty());
    step.set(new CaptureStep.Waiting());
    image.set(Optional.empty());
    CaptureWork asked = kind.get();
    background
        .task(
            work,
            () -> {
              CaptureTask task = api.capture().claim(asked.claim());
              return new Claimed(task, imageOf(task));
            })
        .onSuccess(this::begin)
        .onRefusal(this::refused)
        .start();
  }

  private record Claimed(CaptureTask task, ByteString jpeg) {}

  private ByteString imageOf(CaptureTask task) {
    return api.digitization()
        .getImage(GetImageRequest.newBuilder().setImage(task.getImage()).build())
        .getJpeg();
  }

  private void begin(Claimed claimed) {
    CaptureForm form = new CaptureForm(claimed.task());
    form.missingProperty().subscribe(missing -> lookAtSum(form));
    form.entries().forEach(entry -> entry.valueProperty().subscribe(value -> lookAtSum(form)));
    image.set(Optional.of(claimed.jpeg().toByteArray()));
    step.set(new CaptureStep.Keying(claimed.task(), form));
  }

  /** Written and calculated total differ on a third of all actas: a glance, never an obstacle. */
  private void lookAtSum(CaptureForm form) {
    Optional<Integer> sum = kind.get().isWholeForm() ? form.sum() : Optional.empty();
    Optional<Integer> written = form.writtenTotal();
    warning.set(
        sum.isPresent() && written.isPresent() && !sum.equals(written)
            ? Optional.of(
                texts.notice(Notice.Kind.LOOK_AGAIN, "capture.sum", sum.get(), written.get()))
            : Optional.empty());
  }

  void submit() {
    if (!(step.get() instanceof CaptureStep.Keying keying)
        || work.isBusy()
        || keying.form().goToMissing()) {
      return;
    }
    SubmitCaptureRequest request =
        SubmitCaptureRequest.newBuilder()
            .setLease(keying.task().getLease())
            .addAllFields(WireValues.fields(keying.form().values()))
            .setReason(keying.form().reasonProperty().get().strip())
            .build();
    notice.set(Optional.empty());
    background
        .task(work, () -> api.capture().submit(request))
        .onSuccess(submitted -> sent(keying.task().getActa(), "capture.sent"))
        .onRefusal(this::refused)
        .start();
  }

  private void sent(ActaCard acta, String key) {
    warning.set(Optional.empty());
    lastSent.set(
        texts.of(
            key,
            texts.of("acta.casilla", acta.getSection(), acta.getCasillaName()),
            acta.getElectionName()));
    claim();
  }

  /** Opens the report of a problem with this image. */
  void reportProblem() {
    if (step.get() instanceof CaptureStep.Keying keying && !work.isBusy()) {
      comment.set("");
      notice.set(Optional.empty());
      step.set(new CaptureStep.Reporting(keying.task(), keying.form()));
    }
  }

  void sendReport() {
    if (!(step.get() instanceof CaptureStep.Reporting reporting) || work.isBusy()) {
      return;
    }
    ReportProblemRequest request =
        ReportProblemRequest.newBuilder()
            .setLease(reporting.task().getLease())
            .setKind(problem.get())
            .setComment(comment.get().strip())
            .build();
    background
        .task(work, () -> api.capture().reportProblem(request))
        .onSuccess(reported -> sent(reporting.task().getActa(), "capture.reported"))
        .onRefusal(this::refused)
        .start();
  }

  /** One step back; false when the screen may be left. */
  boolean back() {
    if (step.get() instanceof CaptureStep.Reporting reporting) {
      step.set(new CaptureStep.Keying(reporting.task(), reporting.form()));
      return true;
    }
    return false;
  }

  /** Gives the acta at hand back: somebody else will get it. */
  void stop() {
    work.cancel();
    CaptureStep left = step.get();
    step.set(new CaptureStep.Waiting());
    image.set(Optional.empty());
    notice.set(Optional.empty());
    warning.set(Optional.empty());
    switch (left) {
      case CaptureStep.Waiting s -> {}
      case CaptureStep.Keying s -> release(s.task());
      case CaptureStep.Reporting s -> release(s.task());
    }
  }

  private void release(CaptureTask task) {
    ReleaseCaptureRequest request =
        ReleaseCaptureRequest.newBuilder().setLease(task.getLease()).build();
    // The stub of this person: somebody else may be logged in by the time it is used.
    CaptureServiceBlockingStub stub = api.capture();
    background.farewell(() -> stub.release(request));
  }

  private void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
    if (isOver(refusal.code())) {
      step.set(new CaptureStep.Waiting());
      image.set(Optional.empty());
      warning.set(Optional.empty());
    }
  }

  /** Whether this acta is no longer this person's to capture, so that only another one helps. */
  private static boolean isOver(MessageCode code) {
    return switch (code) {
      case LEASE_EXPIRED, LEASE_OF_OTHER_PERSON, WRONG_ROUND, SAME_PERSON, NO_WORK -> true;
      default -> false;
    };
  }
}
