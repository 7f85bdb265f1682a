package mx.openprep.desktop.app.ui;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import mx.openprep.v1.ActaCard;

/** Which acta this is, in type that can be compared with the paper at arm's length. */
public final class ActaHeading extends VBox {
  private final Texts texts;
  private final Label election = styled("acta-election");
  private final Label casilla = styled("acta-casilla");
  private final Label place = styled("acta-place");
  private final Label clave = styled("acta-clave");

  public ActaHeading(Texts texts, ObservableValue<Optional<ActaCard>> card) {
    this.texts = texts;
    getStyleClass().add("acta-heading");
    getChildren().addAll(election, casilla, place, clave);
    card.subscribe(shown -> shown.ifPresent(this::show));
  }

  private static Label styled(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return label;
  }

  private void show(ActaCard card) {
    election.setText(card.getElectionName());
    casilla.setText(texts.of("acta.casilla", card.getSection(), card.getCasillaName()));
    place.setText(place(card));
    clave.setText(card.getClaveActa());
  }

  private String place(ActaCard card) {
    String municipality = card.getMunicipalityName();
    String territory = card.getTerritoryName();
    return territory.isEmpty() || territory.equals(municipality)
        ? municipality
        : texts.of("acta.place", municipality, territory);
  }
}
