package mx.openprep.desktop.acopio;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.SobreActa;
import mx.openprep.v1.SobreCard;

/** The actas of a sobre to tick, each with what became of it before. */
final class ActaTicks extends VBox {
  private final Texts texts;
  private final Handover handover;
  private final Predicate<SobreActa> mayBeTicked;
  private final ObservableValue<OfficialTime> time;

  ActaTicks(
      Texts texts,
      Handover handover,
      ObservableValue<Optional<SobreCard>> sobre,
      ObservableValue<OfficialTime> time,
      Predicate<SobreActa> mayBeTicked) {
    this.texts = texts;
    this.handover = handover;
    this.mayBeTicked = mayBeTicked;
    this.time = time;
    getStyleClass().add("acta-ticks");
    sobre.subscribe(shown -> shown.ifPresent(this::show));
    handover.tickedProperty().subscribe(this::mark);
  }

  private void show(SobreCard sobre) {
    getChildren().setAll(sobre.getActasList().stream().map(this::row).toList());
    mark(handover.tickedProperty().get());
  }

  private HBox row(SobreActa acta) {
    String id = acta.getCard().getActa();
    CheckBox box = new CheckBox(acta.getCard().getElectionName());
    box.setUserData(id);
    box.setDisable(!mayBeTicked.test(acta));
    Label standing = new Label(standing(acta));
    standing.getStyleClass().add("acta-standing");
    box.setAccessibleText(box.getText() + ", " + standing.getText());
    box.setOnAction(event -> handover.tick(id, box.isSelected()));
    HBox row = new HBox(box, standing);
    row.getStyleClass().add("acta-tick");
    return row;
  }

  private void mark(Set<String> ticked) {
    getChildren()
        .forEach(row -> {
          if (((HBox) row).getChildren().getFirst() instanceof CheckBox box) {
            box.setSelected(ticked.contains(String.valueOf(box.getUserData())));
          }
        });
  }

  private String standing(SobreActa acta) {
    if (acta.hasReception()) {
      return texts.of(
          "acopio.here",
          time.getValue().clock(acta.getReception().getReceived()),
          acta.getReception().getPersonName());
    }
    if (acta.getPhotographed()) {
      return texts.of("acopio.photo");
    }
    return switch (acta.getSinActa()) {
      case SIN_ACTA_REASON_UNSPECIFIED, UNRECOGNIZED -> acta.getCard().getClaveActa();
      case PAQUETE_NO_ENTREGADO, CASILLA_NO_INSTALADA, PAQUETE_ENTREGADO_SIN_BOLSA ->
          texts.of("acopio.sin-acta", reasonName(texts, acta.getSinActa()));
    };
  }

  static String reasonName(Texts texts, SinActaReason reason) {
    return switch (reason) {
      case PAQUETE_NO_ENTREGADO -> texts.of("reason.not-delivered");
      case CASILLA_NO_INSTALADA -> texts.of("reason.not-installed");
      case PAQUETE_ENTREGADO_SIN_BOLSA -> texts.of("reason.without-bag");
      case SIN_ACTA_REASON_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException(reason.name());
    };
  }
}
