package mx.openprep.desktop.capture;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.ReportProblemResponse;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.SubmitCaptureResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keying one acta after another. Knows nothing of any other capture, and what it warns of comes
 * from the figures of this one alone.
 */
public final class CaptureViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureViewModel.class);

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
      new SimpleObjectProperty<>(ProblemKind.PROBLEM_KIND_UNSPECIFIED);
  private final StringProperty comment = new SimpleStringProperty("");
  private final ObservableValue<NodeStatus> status;
  private final Optional<Consumer<CaptureDone>> afterEach;
  // What the person has been asked to look at again, and need not be asked twice.
  private List<SecondLook> lookedAt = List.of();
  private final BooleanProperty waitsForWork = new SimpleBooleanProperty();
  private NodeStatus lastAskedAt = NodeStatus.getDefaultInstance();

  /**
   * Nobody has sat down yet.
   *
   * @param status of the node, as it is told on every change: whoever waits wakes by it
   */
  public CaptureViewModel(
      NodeApi api, Background background, Texts texts, ObservableValue<NodeStatus> status) {
    this(api, background, texts, status, Optional.empty());
  }

  /**
   * One who stops after each acta, as in practice.
   *
   * @param afterEach is told what was done; the next acta comes with the next {@link #claim}
   */
  public static CaptureViewModel oneByOne(
      NodeApi api, Background background, Texts texts, Consumer<CaptureDone> afterEach) {
    return new CaptureViewModel(
        api,
        background,
        texts,
        new SimpleObjectProperty<>(NodeStatus.getDefaultInstance()),
        Optional.of(afterEach));
  }

  private CaptureViewModel(
      NodeApi api,
      Background background,
      Texts texts,
      ObservableValue<NodeStatus> status,
      Optional<Consumer<CaptureDone>> afterEach) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.status = status;
    this.afterEach = afterEach;
    status.subscribe(told -> wake());
  }

  ObservableValue<CaptureStep> stepProperty() {
    return step;
  }

  /** An acta is at hand: it is on the screen, and what is pressed is for it. */
  public boolean isAtHand() {
    return !(step.get() instanceof CaptureStep.Waiting);
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

  /** There is no work now, and the screen wakes by itself when there is. */
  ObservableValue<Boolean> waitsForWorkProperty() {
    return waitsForWork;
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
    waitsForWork.set(false);
    notice.set(Optional.empty());
    clear();
    ask();
  }

  private void ask() {
    CaptureWork asked = kind.get();
    lastAskedAt = status.getValue();
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

  /** Something has moved at the node: if it may be work for who waits here, it is asked for. */
  private void wake() {
    boolean moved = !lastAskedAt.equals(status.getValue());
    if (waitsForWork.get()
        && moved
        && !work.isBusy()
        && kind.get().waiting(status.getValue()) > 0) {
      ask();
    }
  }

  private void clear() {
    step.set(new CaptureStep.Waiting());
    image.set(Optional.empty());
    warning.set(Optional.empty());
  }

  private record Claimed(CaptureTask task, ByteString jpeg) {}

  /**
   * The next acta with its image; empty when there is none, or when asking once more will say what
   * is wrong.
   */
  private Optional<Claimed> next(boolean there, CaptureTask task) {
    try {
      return there ? Optional.of(new Claimed(task, imageOf(task))) : Optional.empty();
    } catch (StatusRuntimeException e) {
      LOG.info("The next image did not come: {}", e.getStatus());
      return Optional.empty();
    }
  }

  private ByteString imageOf(CaptureTask task) {
    return api.digitization()
        .getImage(GetImageRequest.newBuilder().setImage(task.getImage()).build())
        .getJpeg();
  }

  private void begin(Claimed claimed) {
    waitsForWork.set(false);
    lookedAt = List.of();
    notice.set(Optional.empty());
    warning.set(Optional.empty());
    CaptureForm form = formFor(claimed.task());
    image.set(Optional.of(claimed.jpeg().toByteArray()));
    step.set(new CaptureStep.Keying(claimed.task(), form));
  }

  /** A form like the one at hand is used again: that is quicker than forty new fields. */
  private CaptureForm formFor(CaptureTask task) {
    Optional<CaptureForm> used = formAtHand().filter(form -> form.isAlsoOf(task));
    used.ifPresent(CaptureForm::clear);
    return used.orElseGet(() -> {
      CaptureForm form = new CaptureForm(task);
      form.entries().forEach(entry -> entry.valueProperty().subscribe(value -> changed(form)));
      return form;
    });
  }

  private Optional<CaptureForm> formAtHand() {
    return switch (step.get()) {
      case CaptureStep.Waiting _ -> Optional.empty();
      case CaptureStep.Keying at -> Optional.of(at.form());
      case CaptureStep.Reporting at -> Optional.of(at.form());
    };
  }

  private void changed(CaptureForm form) {
    warning.set(Optional.empty());
    form.lookAgain(List.of());
  }

  /**
   * Asks for a second look at the whole form, once for the same figures; whoever sends again sends.
   */
  private boolean asksToLookAgain(CaptureStep.Keying keying) {
    List<SecondLook> found = SecondLook.at(keying.task(), keying.form(), kind.get().isWholeForm());
    boolean asks = !found.isEmpty() && !found.equals(lookedAt);
    lookedAt = found;
    if (asks) {
      keying.form().lookAgain(found);
      String facts = found.stream().map(this::words).collect(Collectors.joining(" "));
      warning.set(Optional.of(texts.notice(Notice.Kind.LOOK_AGAIN, "capture.look", facts)));
      keying.form().placeProperty().set(keying.form().sendPlace());
    }
    return asks;
  }

  private String words(SecondLook look) {
    return switch (look) {
      case SecondLook.TotalDiffers l -> texts.of("look.total", l.sum(), l.written());
      case SecondLook.ExceedsList l -> texts.of("look.list", l.sum(), l.most());
    };
  }

  void submit() {
    if (!(step.get() instanceof CaptureStep.Keying keying)
        || work.isBusy()
        || keying.form().goToMissing()
        || asksToLookAgain(keying)) {
      return;
    }
    CaptureForm form = keying.form();
    SubmitCaptureRequest.Builder request =
        SubmitCaptureRequest.newBuilder()
            .setLease(keying.task().getLease())
            .addAllFields(WireValues.fields(form.values()))
            .setReason(form.reasonProperty().get().text(texts, form.reasonWordsProperty().get()));
    if (afterEach.isEmpty()) {
      request.setNext(kind.get().claim());
    }
    CaptureDone done = new CaptureDone.Keyed(keying.task(), form.values());
    notice.set(Optional.empty());
    background
        .task(
            work,
            () -> {
              SubmitCaptureResponse response = api.capture().submit(request.build());
              return next(response.hasNext(), response.getNext());
            })
        .onSuccess(next -> sent(done, "capture.sent", next))
        .onRefusal(this::refused)
        .start();
  }

  private void sent(CaptureDone done, String key, Optional<Claimed> next) {
    if (afterEach.isPresent()) {
      clear();
      afterEach.get().accept(done);
      return;
    }
    ActaCard acta = done.task().getActa();
    lastSent.set(
        texts.of(
            key,
            texts.of("acta.casilla", acta.getSection(), acta.getCasillaName()),
            acta.getElectionName()));
    // Asked once more, the node says why there is none.
    next.ifPresentOrElse(this::begin, this::claim);
  }

  /** Opens the report of a problem with this image. */
  void reportProblem() {
    if (step.get() instanceof CaptureStep.Keying keying && !work.isBusy()) {
      comment.set("");
      problem.set(ProblemKind.PROBLEM_KIND_UNSPECIFIED);
      notice.set(Optional.empty());
      step.set(new CaptureStep.Reporting(keying.task(), keying.form()));
    }
  }

  void sendReport() {
    if (!(step.get() instanceof CaptureStep.Reporting reporting)
        || work.isBusy()
        || problem.get() == ProblemKind.PROBLEM_KIND_UNSPECIFIED) {
      return;
    }
    ReportProblemRequest.Builder request =
        ReportProblemRequest.newBuilder()
            .setLease(reporting.task().getLease())
            .setKind(problem.get())
            .setComment(comment.get().strip());
    if (afterEach.isEmpty()) {
      request.setNext(kind.get().claim());
    }
    CaptureDone done =
        new CaptureDone.Reported(
            reporting.task(), WireValues.named(mx.openprep.acta.ProblemKind.class, problem.get()));
    background
        .task(
            work,
            () -> {
              ReportProblemResponse response = api.capture().reportProblem(request.build());
              return next(response.hasNext(), response.getNext());
            })
        .onSuccess(next -> sent(done, "capture.reported", next))
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
    waitsForWork.set(false);
    CaptureStep left = step.get();
    clear();
    notice.set(Optional.empty());
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
      clear();
    }
    waitsForWork.set(refusal.code() == MessageCode.NO_WORK);
    wake();
  }

  /** Whether this acta is no longer this person's to capture, so that only another one helps. */
  private static boolean isOver(MessageCode code) {
    return switch (code) {
      case LEASE_EXPIRED,
          LEASE_OF_OTHER_PERSON,
          WRONG_ROUND,
          SAME_PERSON,
          NO_WORK,
          ACTA_ALREADY_VERIFIED,
          ACTA_HAS_NO_IMAGE,
          IMAGE_REPLACED ->
          true;
      default -> false;
    };
  }
}
