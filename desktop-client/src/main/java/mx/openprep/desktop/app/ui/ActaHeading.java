package mx.openprep.desktop.app.ui;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.v1.ActaCard;

/** Which acta this is, in type that can be compared with the paper at arm's length. */
public final class ActaHeading extends VBox {
  private final Texts texts;
  private final Label election = styled("acta-election");
  private final Label casilla = styled("acta-casilla");
  private final Label place = styled("acta-place");
  private final Label clave = styled("acta-clave");

  /** One under the other, for comparing with paper in the hand. */
  public ActaHeading(Texts texts, ObservableValue<Optional<ActaCard>> card) {
    this(texts, card, false);
  }

  private ActaHeading(Texts texts, ObservableValue<Optional<ActaCard>> card, boolean compact) {
    this.texts = texts;
    getStyleClass().add("acta-heading");
    if (compact) {
      getStyleClass().add("compact");
      // The election and the clave are never cut short; the place may be.
      getChildren().addAll(line(election, place, election), line(casilla, clave, clave));
    } else {
      getChildren().addAll(election, casilla, place, clave);
    }
    card.subscribe(shown -> shown.ifPresent(this::show));
  }

  /** In two lines, where the height belongs to something else. */
  public static ActaHeading compact(Texts texts, ObservableValue<Optional<ActaCard>> card) {
    return new ActaHeading(texts, card, true);
  }

  private static Node line(Label left, Label right, Label whole) {
    whole.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(left, Controls.spacer(), right);
    line.getStyleClass().add("acta-heading-line");
    return line;
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
    // What has no room can be read by hovering.
    casilla.setTooltip(new Tooltip(casilla.getText()));
    place.setTooltip(new Tooltip(place.getText()));
  }

  private String place(ActaCard card) {
    String municipality = card.getMunicipalityName();
    String territory = card.getTerritoryName();
    if (municipality.isEmpty()) {
      return territory;
    }
    return territory.isEmpty() || territory.equals(municipality)
        ? municipality
        : texts.of("acta.place", municipality, territory);
  }
}
