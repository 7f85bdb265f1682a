package mx.openprep.desktop.cotejo;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.ActaSearch;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.Role;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.CotejoTask;
import mx.openprep.v1.DecideCorrectionRequest;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.MatchRequest;
import mx.openprep.v1.NextCorrectionRequest;
import mx.openprep.v1.NextPublishedRequest;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.ProposeCorrectionRequest;
import mx.openprep.v1.WorkSummary;

/** Finds the published acta of the paper in the hand, and takes what the person sees on it. */
public final class CotejoViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final ObservableValue<NodeStatus> status;
  private final ObservableValue<Instant> now;
  private final ObservableValue<Optional<SignedIn>> person;
  private final Lane calls = new Lane();
  private final Lane pictures = new Lane();
  private final StringProperty input = new SimpleStringProperty("");
  private final ObjectProperty<CotejoStep> step =
      new SimpleObjectProperty<>(new CotejoStep.Search());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ActaCard>> acta =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<byte[]>> image =
      new SimpleObjectProperty<>(Optional.empty());
  private String last = "";

  public CotejoViewModel(
      NodeApi api,
      Background background,
      Texts texts,
      ObservableValue<NodeStatus> status,
      ObservableValue<Instant> now,
      ObservableValue<Optional<SignedIn>> person) {
    this.person = person;
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.status = status;
    this.now = now;
  }

  StringProperty inputProperty() {
    return input;
  }

  ObjectProperty<CotejoStep> stepProperty() {
    return step;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ObservableValue<Optional<ActaCard>> actaProperty() {
    return acta;
  }

  ObservableValue<Optional<byte[]>> imageProperty() {
    return image;
  }

  /** Whether the node lets this person decide corrections. */
  ObservableValue<Boolean> decidesProperty() {
    return person.map(
        who -> who.filter(known -> known.roles().contains(Role.COORDINADOR)).isPresent());
  }

  /** How much is left to compare and to decide. */
  ObservableValue<String> leftProperty() {
    return status.map(told -> left(told.getWork()));
  }

  private String left(WorkSummary work) {
    return texts.of(
        "cotejo.left", work.getWaitingCotejo(), work.getWaitingDecision(), work.getCompared());
  }

  /** Which cut this workstation has been told of, and how long ago it was made. */
  ObservableValue<String> cutProperty() {
    return status.flatMap(told -> now.map(time -> cut(told.getWork(), time)));
  }

  private String cut(WorkSummary work, Instant time) {
    return work.getLastCut() == 0
        ? texts.of("cotejo.no-cut")
        : texts.of(
            "cotejo.cut",
            work.getLastCut(),
            new Ages(texts).of(Duration.between(WireValues.instant(work.getLastCutMade()), time)));
  }

  void start() {
    if (step.get() instanceof CotejoStep.Search || step.get() instanceof CotejoStep.Choose) {
      search(Optional.empty());
    }
  }

  void stop() {
    calls.cancel();
    pictures.cancel();
  }

  private void search(Optional<Notice> told) {
    input.set("");
    acta.set(Optional.empty());
    image.set(Optional.empty());
    notice.set(told);
    step.set(new CotejoStep.Search());
  }

  /** The paper whose QR was read, or whose clave was typed. */
  void search() {
    if (input.get().isBlank()) {
      return;
    }
    FindActasRequest wanted = ActaSearch.of(input.get());
    background
        .task(calls, () -> api.cotejo().findPublished(wanted).getActasList())
        .onSuccess(this::found)
        .onRefusal(this::refused)
        .start();
  }

  private void found(List<CotejoTask> tasks) {
    List<CotejoTask> open = tasks.stream().filter(task -> task.getStopCode().isEmpty()).toList();
    List<CotejoTask> shown = open.isEmpty() ? tasks : open;
    if (shown.size() == 1) {
      take(shown.getFirst());
    } else {
      input.set("");
      notice.set(Optional.empty());
      step.set(new CotejoStep.Choose(shown));
    }
  }

  /** The next of the pile, when the papers lie in the order of the catalogue. */
  void next() {
    background
        .task(
            calls,
            () ->
                api.cotejo()
                    .nextPublished(NextPublishedRequest.newBuilder().setAfter(last).build()))
        .onSuccess(this::take)
        .onRefusal(this::refused)
        .start();
  }

  void choose(ActaCard card) {
    if (step.get() instanceof CotejoStep.Choose choose) {
      choose.actas().stream()
          .filter(task -> task.getActa().getActa().equals(card.getActa()))
          .findFirst()
          .ifPresent(this::take);
    }
  }

  /** Shows the acta, or why it cannot be compared. */
  private void take(CotejoTask task) {
    last = task.getActa().getActa();
    if (!task.getStopCode().isEmpty()) {
      search(Optional.of(stop(task)));
      acta.set(Optional.of(task.getActa()));
      return;
    }
    show(task);
    step.set(new CotejoStep.Compare(task, ComparedForm.of(task, texts)));
  }

  private Notice stop(CotejoTask task) {
    MessageCode code =
        java.util.Arrays.stream(MessageCode.values())
            .filter(known -> known.code().equals(task.getStopCode()))
            .findFirst()
            .orElse(MessageCode.UNEXPECTED);
    return texts.notice(new Refusal(code, task.getStopDetailsList().toArray(String[]::new)));
  }

  private void show(CotejoTask task) {
    input.set("");
    notice.set(Optional.empty());
    acta.set(Optional.of(task.getActa()));
    image.set(Optional.empty());
    ByteString hash = task.getImage();
    background
        .task(
            pictures,
            () ->
                api.digitization()
                    .getImage(GetImageRequest.newBuilder().setImage(hash).build())
                    .getJpeg()
                    .toByteArray())
        .onSuccess(jpeg -> image.set(Optional.of(jpeg)))
        .onRefusal(this::refused)
        .start();
  }

  /** Every figure of the paper is as published. */
  void matches() {
    if (step.get() instanceof CotejoStep.Compare(CotejoTask task, ComparedForm _)) {
      MatchRequest match =
          MatchRequest.newBuilder().setActa(task.getActa().getActa()).setCut(task.getCut()).build();
      background
          .task(calls, () -> api.cotejo().match(match))
          .onSuccess(card -> search(Optional.of(done("cotejo.matched", card))))
          .onRefusal(this::refused)
          .start();
    }
  }

  /** Some figure of the paper is another: let the person key what it says. */
  void differs() {
    if (step.get() instanceof CotejoStep.Compare(CotejoTask task, ComparedForm form)) {
      notice.set(Optional.empty());
      step.set(new CotejoStep.Correct(task, form));
    }
  }

  void propose() {
    if (step.get() instanceof CotejoStep.Correct(CotejoTask task, ComparedForm form)) {
      if (form.differences().isEmpty()) {
        notice.set(Optional.of(texts.notice(Notice.Kind.LOOK_AGAIN, "cotejo.same")));
        return;
      }
      ProposeCorrectionRequest proposal =
          ProposeCorrectionRequest.newBuilder()
              .setActa(task.getActa().getActa())
              .setCut(task.getCut())
              .addAllFields(form.differences())
              .setReason(form.reason().get())
              .build();
      background
          .task(calls, () -> api.cotejo().proposeCorrection(proposal))
          .onSuccess(card -> search(Optional.of(done("cotejo.proposed", card))))
          .onRefusal(this::refused)
          .start();
    }
  }

  /** The oldest correction that this person may decide. */
  void nextCorrection() {
    background
        .task(calls, () -> api.cotejo().nextCorrection(NextCorrectionRequest.getDefaultInstance()))
        .onSuccess(task -> {
          show(task);
          step.set(new CotejoStep.Decide(task, ComparedForm.of(task, texts)));
        })
        .onRefusal(this::refused)
        .start();
  }

  void decide(boolean approved) {
    if (step.get() instanceof CotejoStep.Decide(CotejoTask task, ComparedForm form)) {
      DecideCorrectionRequest decision =
          DecideCorrectionRequest.newBuilder()
              .setActa(task.getActa().getActa())
              .setProposed(task.getCorrection().getProposed())
              .setApproved(approved)
              .setReason(form.reason().get())
              .build();
      background
          .task(calls, () -> api.cotejo().decideCorrection(decision))
          .onSuccess(card ->
              search(Optional.of(done(approved ? "cotejo.approved" : "cotejo.rejected", card))))
          .onRefusal(this::refused)
          .start();
    }
  }

  /** A step back; false when there is none. */
  boolean back() {
    switch (step.get()) {
      case CotejoStep.Search _ -> {
        return false;
      }
      case CotejoStep.Correct(CotejoTask task, ComparedForm form) -> {
        notice.set(Optional.empty());
        step.set(new CotejoStep.Compare(task, form));
      }
      case CotejoStep.Choose _, CotejoStep.Compare _, CotejoStep.Decide _ ->
          search(Optional.empty());
    }
    return true;
  }

  private void refused(Refusal refusal) {
    input.set("");
    notice.set(Optional.of(texts.notice(refusal)));
  }

  private Notice done(String key, ActaCard card) {
    return texts.notice(
        Notice.Kind.DONE,
        key,
        texts.of("acta.casilla", card.getSection(), card.getCasillaName()),
        card.getElectionName());
  }
}
