package mx.openprep.desktop.acopio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ReceiveSobreRequest;
import mx.openprep.v1.RegisterSinActasRequest;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.SobreActa;
import mx.openprep.v1.SobreCard;

/** What a person says of the sobre at hand. Of who delivers it nothing is kept (ADR 26). */
final class Handover {
  private static final int TYPE_IN_CLAVE = 6;

  private final ObjectProperty<Set<String>> ticked = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<DocumentType> documentType =
      new SimpleObjectProperty<>(DocumentType.ACTA_PREP);
  private final ObjectProperty<String> mechanism = new SimpleObjectProperty<>("");
  private final ObjectProperty<Boolean> sealIntact = new SimpleObjectProperty<>(true);
  private final StringProperty sealComment = new SimpleStringProperty("");
  private final ObjectProperty<SinActaReason> reason =
      new SimpleObjectProperty<>(SinActaReason.PAQUETE_NO_ENTREGADO);
  private final BooleanProperty anyTicked = new SimpleBooleanProperty();

  Handover() {
    anyTicked.bind(ticked.map(all -> !all.isEmpty()));
  }

  /** The actas that are inside, or of which there are none, by id. */
  ObjectProperty<Set<String>> tickedProperty() {
    return ticked;
  }

  BooleanProperty anyTickedProperty() {
    return anyTicked;
  }

  ObjectProperty<DocumentType> documentTypeProperty() {
    return documentType;
  }

  ObjectProperty<String> mechanismProperty() {
    return mechanism;
  }

  ObjectProperty<Boolean> sealIntactProperty() {
    return sealIntact;
  }

  StringProperty sealCommentProperty() {
    return sealComment;
  }

  ObjectProperty<SinActaReason> reasonProperty() {
    return reason;
  }

  /**
   * Everything that can be inside is, by the usual way, with its seal: until somebody says else.
   */
  void begin(SobreCard sobre, List<String> mechanisms) {
    tickAll(sobre, Handover::canArrive);
    documentType.set(usualDocument(sobre));
    if (!mechanisms.contains(mechanism.get())) {
      mechanism.set(mechanisms.isEmpty() ? "" : mechanisms.getFirst());
    }
    sealIntact.set(true);
    sealComment.set("");
  }

  /** Nothing that is not here will come: until somebody says else. */
  void beginWithoutActa(SobreCard sobre) {
    tickAll(sobre, acta -> canBeMissing(acta) && !acta.hasReception());
    reason.set(SinActaReason.PAQUETE_NO_ENTREGADO);
  }

  private void tickAll(SobreCard sobre, Predicate<SobreActa> which) {
    ticked.set(
        sobre.getActasList().stream()
            .filter(which)
            .map(acta -> acta.getCard().getActa())
            .collect(Collectors.toUnmodifiableSet()));
  }

  static boolean canArrive(SobreActa acta) {
    return !acta.hasReception();
  }

  /** Also one that was received by mistake, as long as it has no image. */
  static boolean canBeMissing(SobreActa acta) {
    String state = acta.getCard().getState();
    return state.equals("ESPERADA") || state.equals("ACOPIADA") || state.equals("SIN_ACTA");
  }

  void tick(String acta, boolean inside) {
    Set<String> changed = new LinkedHashSet<>(ticked.get());
    if (inside ? changed.add(acta) : changed.remove(acta)) {
      ticked.set(Set.copyOf(changed));
    }
  }

  ReceiveSobreRequest received(SobreCard sobre, IdentifiedBy by) {
    return ReceiveSobreRequest.newBuilder()
        .setCasilla(sobre.getCasilla())
        .addAllActas(ticked(sobre))
        .setDocumentType(documentType.get())
        .setTransferMechanism(mechanism.get())
        .setIdentifiedBy(by)
        .setSealIntact(sealIntact.get())
        .setSealComment(sealIntact.get() ? "" : sealComment.get().strip())
        .build();
  }

  RegisterSinActasRequest sinActa(SobreCard sobre) {
    return RegisterSinActasRequest.newBuilder()
        .setCasilla(sobre.getCasilla())
        .addAllActas(ticked(sobre))
        .setReason(reason.get())
        .build();
  }

  /** In the order of the paper. */
  private List<String> ticked(SobreCard sobre) {
    return sobre.getActasList().stream()
        .map(acta -> acta.getCard().getActa())
        .filter(ticked.get()::contains)
        .toList();
  }

  /** Votes from abroad, anticipated and from prison come on actas of their own kind. */
  private static DocumentType usualDocument(SobreCard sobre) {
    String clave = sobre.getClaveCasilla();
    char type = clave.length() > TYPE_IN_CLAVE ? clave.charAt(TYPE_IN_CLAVE) : ' ';
    return switch (type) {
      case 'M' -> DocumentType.ACTA_VMRE;
      case 'A' -> DocumentType.ACTA_VA;
      case 'P' -> DocumentType.ACTA_VPPP;
      default -> DocumentType.ACTA_PREP;
    };
  }
}
