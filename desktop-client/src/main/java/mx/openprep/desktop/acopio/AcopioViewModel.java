package mx.openprep.desktop.acopio;

import java.util.List;
import java.util.Optional;
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
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FindActasResponse;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ListMissingRequest;
import mx.openprep.v1.ListMissingResponse;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.RegisterSinActaRequest;
import mx.openprep.v1.SinActaReason;

/** Reception: find, compare, receive; or say why there is no acta. */
public final class AcopioViewModel {
  private static final int MISSING_SHOWN = 100;
  private static final int TYPE_IN_CLAVE = 6;

  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final ObservableValue<NodeDescription> node;
  private final Lane work = new Lane();
  private final Lane listing = new Lane();

  private final ObjectProperty<AcopioStep> step =
      new SimpleObjectProperty<>(new AcopioStep.Search());
  private final StringProperty input = new SimpleStringProperty("");
  private final ObjectProperty<DocumentType> documentType =
      new SimpleObjectProperty<>(DocumentType.ACTA_PREP);
  private final ObjectProperty<String> mechanism = new SimpleObjectProperty<>("");
  private final ObjectProperty<SinActaReason> reason =
      new SimpleObjectProperty<>(SinActaReason.PAQUETE_NO_ENTREGADO);
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<ListMissingResponse> missing =
      new SimpleObjectProperty<>(ListMissingResponse.getDefaultInstance());

  public AcopioViewModel(
      NodeApi api, Background background, Texts texts, ObservableValue<NodeDescription> node) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.node = node;
  }

  ObservableValue<AcopioStep> stepProperty() {
    return step;
  }

  StringProperty inputProperty() {
    return input;
  }

  ObjectProperty<DocumentType> documentTypeProperty() {
    return documentType;
  }

  ObjectProperty<String> mechanismProperty() {
    return mechanism;
  }

  ObjectProperty<SinActaReason> reasonProperty() {
    return reason;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return work.busyProperty();
  }

  ObservableValue<List<ActaCard>> missingProperty() {
    return missing.map(ListMissingResponse::getActasList);
  }

  ObservableValue<String> missingTitleProperty() {
    return missing.map(found -> texts.of("acopio.missing", found.getTotal()));
  }

  /** The actas to pick from; empty when there is nothing to pick. */
  ObservableValue<List<ActaCard>> choicesProperty() {
    return step.map(
        now -> now instanceof AcopioStep.Choose choose ? choose.actas() : List.<ActaCard>of());
  }

  /** The acta at hand, while it is compared or declared missing. */
  ObservableValue<Optional<ActaCard>> actaProperty() {
    return step.map(AcopioViewModel::acta);
  }

  private static Optional<ActaCard> acta(AcopioStep step) {
    return switch (step) {
      case AcopioStep.Search s -> Optional.empty();
      case AcopioStep.Choose s -> Optional.empty();
      case AcopioStep.Compare s -> Optional.of(s.acta());
      case AcopioStep.WithoutActa s -> Optional.of(s.acta());
    };
  }

  ObservableValue<List<DocumentType>> documentTypesProperty() {
    return node.map(NodeDescription::getDocumentTypesList);
  }

  /** The ways the paper may have travelled; the empty one stands for "not known". */
  ObservableValue<List<String>> mechanismsProperty() {
    return node.map(NodeDescription::getTransferMechanismsList).map(List::copyOf);
  }

  void start() {
    step.set(new AcopioStep.Search());
    notice.set(Optional.empty());
    listMissing();
  }

  void stop() {
    work.cancel();
    listing.cancel();
  }

  void search() {
    String typed = input.get();
    if (typed.isBlank()) {
      return;
    }
    notice.set(Optional.empty());
    background
        .task(work, () -> api.acopio().find(ActaSearch.of(typed)))
        .onSuccess(found -> found(found, ActaSearch.way(typed)))
        .onRefusal(this::refused)
        .start();
  }

  private void found(FindActasResponse found, IdentifiedBy by) {
    input.set("");
    if (found.getActasCount() == 1) {
      compare(found.getActas(0), by);
    } else {
      step.set(new AcopioStep.Choose(found.getActasList(), by));
    }
  }

  /** From the list of what several actas share, or of what is missing: keyed by eye, not by QR. */
  void choose(ActaCard acta) {
    IdentifiedBy by =
        step.get() instanceof AcopioStep.Choose choose ? choose.by() : IdentifiedBy.KEYED;
    compare(acta, by);
  }

  private void compare(ActaCard acta, IdentifiedBy by) {
    notice.set(Optional.empty());
    documentType.set(usualDocument(acta));
    List<String> ways = mechanismsProperty().getValue();
    mechanism.set(ways.isEmpty() ? "" : ways.getFirst());
    step.set(new AcopioStep.Compare(acta, by));
  }

  /** Votes from abroad, anticipated and from prison come on actas of their own kind. */
  private static DocumentType usualDocument(ActaCard acta) {
    String clave = acta.getClaveCasilla();
    char type = clave.length() > TYPE_IN_CLAVE ? clave.charAt(TYPE_IN_CLAVE) : ' ';
    return switch (type) {
      case 'M' -> DocumentType.ACTA_VMRE;
      case 'A' -> DocumentType.ACTA_VA;
      case 'P' -> DocumentType.ACTA_VPPP;
      default -> DocumentType.ACTA_PREP;
    };
  }

  /** The paper is what the screen says. */
  void matches() {
    if (!(step.get() instanceof AcopioStep.Compare compare)) {
      return;
    }
    ReceiveActaRequest request =
        ReceiveActaRequest.newBuilder()
            .setActa(compare.acta().getActa())
            .setDocumentType(documentType.get())
            .setTransferMechanism(mechanism.get())
            .setIdentifiedBy(compare.by())
            .build();
    background
        .task(work, () -> api.acopio().receive(request))
        .onSuccess(received -> done("acopio.received", received))
        .onRefusal(this::refused)
        .start();
  }

  /** The paper is not what the screen says: nothing is written down. */
  void doesNotMatch() {
    step.set(new AcopioStep.Search());
    notice.set(Optional.of(texts.notice(Notice.Kind.LOOK_AGAIN, "acopio.mismatch")));
  }

  void withoutActa() {
    if (step.get() instanceof AcopioStep.Compare compare) {
      notice.set(Optional.empty());
      step.set(new AcopioStep.WithoutActa(compare.acta()));
    }
  }

  void registerWithoutActa() {
    if (!(step.get() instanceof AcopioStep.WithoutActa without)) {
      return;
    }
    RegisterSinActaRequest request =
        RegisterSinActaRequest.newBuilder()
            .setActa(without.acta().getActa())
            .setReason(reason.get())
            .build();
    background
        .task(work, () -> api.acopio().registerSinActa(request))
        .onSuccess(registered -> done("acopio.registered", registered))
        .onRefusal(this::refused)
        .start();
  }

  /** One step back; false when there is none and the screen may be left. */
  boolean back() {
    work.cancel();
    notice.set(Optional.empty());
    return switch (step.get()) {
      case AcopioStep.Search s -> false;
      case AcopioStep.Choose s -> goTo(new AcopioStep.Search());
      case AcopioStep.Compare s -> goTo(new AcopioStep.Search());
      case AcopioStep.WithoutActa s -> goTo(new AcopioStep.Compare(s.acta(), IdentifiedBy.KEYED));
    };
  }

  private boolean goTo(AcopioStep next) {
    step.set(next);
    return true;
  }

  private void done(String key, ActaCard acta) {
    step.set(new AcopioStep.Search());
    notice.set(
        Optional.of(
            texts.notice(
                Notice.Kind.DONE,
                key,
                texts.of("acta.casilla", acta.getSection(), acta.getCasillaName()),
                acta.getElectionName())));
    listMissing();
  }

  private void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
  }

  private void listMissing() {
    ListMissingRequest request = ListMissingRequest.newBuilder().setLimit(MISSING_SHOWN).build();
    background
        .task(listing, () -> api.acopio().listMissing(request))
        .onSuccess(missing::set)
        .onRefusal(this::refused)
        .start();
  }
}
