package mx.openprep.desktop.acopio;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.SobreCard;
import org.jspecify.annotations.Nullable;

/** Casillas that share a clave, to choose the one in hand. */
final class SobreList extends ListView<SobreCard> {
  SobreList(Texts texts, ObservableValue<List<SobreCard>> sobres, Consumer<SobreCard> chosen) {
    getStyleClass().add("acta-list");
    setAccessibleText(texts.of("acopio.choices"));
    setCellFactory(list ->
        new ListCell<>() {
          @Override
          protected void updateItem(@Nullable SobreCard sobre, boolean empty) {
            super.updateItem(sobre, empty);
            setText(
                empty || sobre == null
                    ? ""
                    : texts.of(
                        "acopio.choice",
                        sobre.getSection(),
                        sobre.getCasillaName(),
                        place(sobre),
                        sobre.getCasilla()));
            setAccessibleText(getText());
          }
        });
    sobres.subscribe(found -> {
      getItems().setAll(found);
      getSelectionModel().selectFirst();
    });
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        choose(chosen);
      }
    });
    setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        choose(chosen);
      }
    });
  }

  private static String place(SobreCard sobre) {
    return sobre.getMunicipalityName().isEmpty()
        ? sobre.getActas(0).getCard().getTerritoryName()
        : sobre.getMunicipalityName();
  }

  /** The one under the cursor. */
  void choose(Consumer<SobreCard> chosen) {
    SobreCard selected = getSelectionModel().getSelectedItem();
    if (selected != null) {
      chosen.accept(selected);
    }
  }
}
