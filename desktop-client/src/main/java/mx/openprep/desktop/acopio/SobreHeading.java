package mx.openprep.desktop.acopio;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.SobreCard;

/** Which casilla this is, in type that can be compared with the sobre at arm's length. */
final class SobreHeading extends VBox {
  private final Texts texts;
  private final Label municipality = styled("sobre-municipality");
  private final Label casilla = styled("sobre-casilla");
  private final Label clave = styled("acta-clave");
  private final Label arrival = styled("acta-place");

  SobreHeading(
      Texts texts, ObservableValue<Optional<SobreCard>> sobre, ObservableValue<OfficialTime> time) {
    this.texts = texts;
    getStyleClass().addAll("acta-heading", "sobre-heading");
    HBox below = new HBox(clave, Controls.spacer(), arrival);
    getChildren().addAll(municipality, casilla, below);
    sobre.subscribe(shown -> shown.ifPresent(card -> show(card, time.getValue())));
  }

  private static Label styled(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return label;
  }

  private void show(SobreCard card, OfficialTime time) {
    municipality.setText(card.getMunicipalityName());
    casilla.setText(texts.of("acta.casilla", card.getSection(), card.getCasillaName()));
    clave.setText(card.getClaveCasilla());
    arrival.setText(
        card.hasArrival()
            ? texts.of(
                "acopio.expected",
                time.minutes(card.getArrival().getExpected()),
                card.getArrival().getNote())
            : "");
  }
}
