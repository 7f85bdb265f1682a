package mx.openprep.desktop.acopio;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.ActaSearch;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FindSobresResponse;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.ReceptionNote;
import mx.openprep.v1.SobreActa;
import mx.openprep.v1.SobreCard;
import mx.openprep.v1.SobreReceipt;

/** Reception: find, compare, receive; or say why there is no acta. */
public final class AcopioViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final ObservableValue<NodeDescription> node;
  private final Receipts receipts;
  private final QrSight sight;
  private final Handover handover = new Handover();
  private final Lane work = new Lane();

  private final ObjectProperty<AcopioStep> step =
      new SimpleObjectProperty<>(new AcopioStep.Search());
  private final StringProperty input = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  public AcopioViewModel(
      NodeApi api,
      Background background,
      Texts texts,
      ObservableValue<NodeDescription> node,
      Receipts receipts,
      QrPictures pictures) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.node = node;
    this.receipts = receipts;
    sight = new QrSight(background, pictures, this::read, this::refused);
  }

  ObservableValue<AcopioStep> stepProperty() {
    return step;
  }

  StringProperty inputProperty() {
    return input;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return work.busyProperty();
  }

  /** What is said of the sobre at hand. */
  Handover handover() {
    return handover;
  }

  Receipts receipts() {
    return receipts;
  }

  QrSight sight() {
    return sight;
  }

  OfficialTime time() {
    return OfficialTime.of(node.getValue());
  }

  /** The sobre at hand, while it is compared or declared missing. */
  ObservableValue<Optional<SobreCard>> sobreProperty() {
    return step.map(AcopioStep::atHand);
  }

  ObservableValue<Optional<Notice>> stopProperty() {
    return step.map(now ->
        now instanceof AcopioStep.Stopped stopped
            ? Optional.of(stopped.notice())
            : Optional.<Notice>empty());
  }

  ObservableValue<List<DocumentType>> documentTypesProperty() {
    return node.map(NodeDescription::getDocumentTypesList);
  }

  /** The ways the paper may have travelled, as the election package lists them. */
  ObservableValue<List<String>> mechanismsProperty() {
    return node.map(NodeDescription::getTransferMechanismsList).map(List::copyOf);
  }

  void start() {
    show(new AcopioStep.Search());
    receipts.refresh(this::refused);
  }

  void stop() {
    work.cancel();
    sight.close();
    receipts.stop();
  }

  /** What was typed into the field. */
  void search() {
    if (!input.get().isBlank()) {
      find(input.get());
    }
  }

  /** A QR was read: by hand-held reader, camera or from an image; whatever the screen showed. */
  void read(String qr) {
    sight.close();
    find(qr);
  }

  void readGarbled(String reading) {
    notice.set(Optional.of(texts.notice(new Refusal(MessageCode.READING_GARBLED, reading))));
  }

  /** The camera looks until it reads a QR or somebody goes back. */
  void look() {
    if (step.get() instanceof AcopioStep.Search) {
      show(new AcopioStep.Camera());
      sight.look();
    }
  }

  void readImage(Path image) {
    notice.set(Optional.empty());
    sight.read(image);
  }

  private void find(String typed) {
    notice.set(Optional.empty());
    IdentifiedBy by = ActaSearch.way(typed);
    background
        .task(work, () -> api.sobres().findSobres(ActaSearch.ofSobre(typed)))
        .onSuccess(found -> found(found, by))
        .onRefusal(refusal -> notFound(refusal, by))
        .start();
  }

  private void found(FindSobresResponse found, IdentifiedBy by) {
    input.set("");
    if (found.getSobresCount() == 1) {
      compare(found.getSobres(0), by);
    } else {
      show(new AcopioStep.Choose(found.getSobresList(), by));
    }
  }

  private void notFound(Refusal refusal, IdentifiedBy by) {
    boolean aside =
        switch (refusal.code()) {
          case ACTA_OF_OTHER_CATD, QR_OF_OTHER_ELECTION -> true;
          case ACTA_UNKNOWN -> by == IdentifiedBy.QR;
          default -> false;
        };
    if (aside) {
      input.set("");
      stopped(AcopioStep.Stop.ASIDE, texts.notice(refusal));
    } else {
      leaveCamera();
      refused(refusal);
    }
  }

  private void leaveCamera() {
    if (step.get() instanceof AcopioStep.Camera) {
      step.set(new AcopioStep.Search());
    }
  }

  /** From the list of those that share a clave. */
  void choose(SobreCard sobre) {
    compare(
        sobre, step.get() instanceof AcopioStep.Choose choose ? choose.by() : IdentifiedBy.KEYED);
  }

  private void compare(SobreCard sobre, IdentifiedBy by) {
    if (sobre.getActasList().stream().allMatch(SobreActa::hasReception)) {
      stopped(AcopioStep.Stop.DUPLICATE, duplicate(sobre));
      return;
    }
    Optional<SobreCard> before =
        step.get() instanceof AcopioStep.Compare compare
            ? Optional.of(compare.sobre())
            : Optional.empty();
    if (before.filter(sobre::equals).isPresent()) {
      // Another acta of the same sobre was read: what was said of it stays said.
      return;
    }
    handover.begin(sobre, mechanismsProperty().getValue());
    show(new AcopioStep.Compare(sobre, by));
    if (before.isPresent()) {
      notice.set(Optional.of(texts.notice(Notice.Kind.LOOK_AGAIN, "acopio.left")));
    } else if (sobre.getActasList().stream().anyMatch(SobreActa::getPhotographed)) {
      notice.set(Optional.of(texts.notice(Notice.Kind.LOOK_AGAIN, "acopio.photographed")));
    }
  }

  private Notice duplicate(SobreCard sobre) {
    ReceptionNote last =
        sobre.getActasList().stream()
            .map(SobreActa::getReception)
            .max(Comparator.comparingLong(reception -> reception.getReceived().getSeconds()))
            .orElseThrow();
    return texts.notice(
        new Refusal(
            MessageCode.SOBRE_ALREADY_RECEIVED,
            time().whole(last.getReceived()),
            last.getPersonName(),
            last.getStation()));
  }

  /** The sobre is what the screen says. */
  void matches() {
    if (!(step.get() instanceof AcopioStep.Compare compare) || work.isBusy()) {
      return;
    }
    var request = handover.received(compare.sobre(), compare.by());
    background
        .task(work, () -> api.sobres().receiveSobre(request))
        .onSuccess(this::received)
        .onRefusal(this::refused)
        .start();
  }

  private void received(SobreReceipt receipt) {
    receipts.received(receipt, this::refused);
    show(new AcopioStep.Search());
    notice.set(
        Optional.of(
            receipt.getOutsideOperation()
                ? texts.notice(new Refusal(MessageCode.ACOPIO_OUTSIDE_OPERATION))
                : done("acopio.received", receipt.getSobre(), elections(receipt))));
  }

  private static String elections(SobreReceipt receipt) {
    return receipt.getActasList().stream()
        .map(acta -> acta.getElectionName())
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  private Notice done(String key, SobreCard sobre, String what) {
    return texts.notice(
        Notice.Kind.DONE,
        key,
        texts.of("acta.casilla", sobre.getSection(), sobre.getCasillaName()),
        what);
  }

  /** The sobre is not what the screen says: nothing is written down. */
  void doesNotMatch() {
    if (step.get() instanceof AcopioStep.Compare) {
      stopped(AcopioStep.Stop.MISMATCH, texts.notice(Notice.Kind.LOOK_AGAIN, "acopio.mismatch"));
    }
  }

  /** Says the other thing of the seal; true when it is broken now and asks for a comment. */
  boolean turnSeal() {
    if (!(step.get() instanceof AcopioStep.Compare)) {
      return false;
    }
    boolean intact = !handover.sealIntactProperty().get();
    handover.sealIntactProperty().set(intact);
    return !intact;
  }

  void printReceipt(SobreReceipt receipt) {
    receipts.print(receipt, this::refused);
  }

  void withoutActa() {
    if (step.get() instanceof AcopioStep.Compare compare) {
      handover.beginWithoutActa(compare.sobre());
      show(new AcopioStep.WithoutActa(compare.sobre()));
    }
  }

  void registerWithoutActa() {
    if (!(step.get() instanceof AcopioStep.WithoutActa without) || work.isBusy()) {
      return;
    }
    var request = handover.sinActa(without.sobre());
    background
        .task(work, () -> api.sobres().registerSinActas(request))
        .onSuccess(sobre -> {
          show(new AcopioStep.Search());
          notice.set(
              Optional.of(
                  done("acopio.registered", sobre, String.valueOf(request.getActasCount()))));
        })
        .onRefusal(this::refused)
        .start();
  }

  /** One step back; false when there is none and the screen may be left. */
  boolean back() {
    if (step.get() instanceof AcopioStep.Search) {
      return false;
    }
    work.cancel();
    sight.close();
    if (step.get() instanceof AcopioStep.WithoutActa without) {
      compare(without.sobre(), IdentifiedBy.KEYED);
    } else {
      show(new AcopioStep.Search());
    }
    return true;
  }

  private void stopped(AcopioStep.Stop stop, Notice why) {
    show(new AcopioStep.Stopped(stop, why));
  }

  private void show(AcopioStep next) {
    notice.set(Optional.empty());
    step.set(next);
  }

  private void refused(Refusal refusal) {
    leaveCamera();
    notice.set(Optional.of(texts.notice(refusal)));
  }
}
