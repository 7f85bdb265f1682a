package mx.openprep.desktop.packing;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.Remaining;
import org.jspecify.annotations.Nullable;

/** Councils or municipalities with what is left to do there; Enter opens a council's caja. */
final class PlaceList extends ListView<Remaining> {
  private final PackingViewModel model;

  PlaceList(Texts texts, PackingViewModel model) {
    this.model = model;
    setId("places");
    getStyleClass().addAll("acta-list", "place-list");
    setAccessibleText(texts.of("packing.places"));
    setCellFactory(list -> new Cell());
    model
        .placesProperty()
        .subscribe(places -> {
          int selected = Math.max(0, getSelectionModel().getSelectedIndex());
          getItems().setAll(places);
          if (!places.isEmpty()) {
            getSelectionModel().select(Math.min(selected, places.size() - 1));
          }
        });
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        open();
      }
    });
    setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        open();
      }
    });
  }

  private void open() {
    Remaining selected = getSelectionModel().getSelectedItem();
    if (selected != null) {
      model.open(selected);
    }
  }

  private final class Cell extends ListCell<Remaining> {
    private final Label name = new Label();
    private final Label left = new Label();
    private final VBox lines = new VBox(name, left);

    private Cell() {
      name.getStyleClass().add("acta-list-casilla");
      left.getStyleClass().add("acta-list-election");
      lines.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Remaining place, boolean empty) {
      super.updateItem(place, empty);
      if (empty || place == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      name.setText(model.name(place));
      left.setText(model.left(place));
      setAccessibleText(name.getText() + ", " + left.getText());
      setGraphic(lines);
    }
  }
}
