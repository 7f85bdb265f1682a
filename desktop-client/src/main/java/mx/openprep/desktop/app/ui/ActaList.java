package mx.openprep.desktop.app.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import mx.openprep.v1.ActaCard;
import org.jspecify.annotations.Nullable;

/** Actas to choose one from, with the arrows and Enter or with a double click. */
public final class ActaList extends ListView<ActaCard> {
  private final Texts texts;

  public ActaList(
      Texts texts,
      String nameKey,
      ObservableValue<List<ActaCard>> actas,
      Consumer<ActaCard> chosen) {
    this.texts = texts;
    getStyleClass().add("acta-list");
    setAccessibleText(texts.of(nameKey));
    setCellFactory(list -> new Cell());
    actas.subscribe(found -> {
      getItems().setAll(found);
      selectWhenFocused();
    });
    focusedProperty().subscribe(focused -> selectWhenFocused());
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

  /** Nothing looks chosen in a list nobody is at. */
  private void selectWhenFocused() {
    if (isFocused() && getSelectionModel().isEmpty()) {
      getSelectionModel().selectFirst();
    }
  }

  /** The one under the cursor, as if Enter had been pressed. */
  public void choose(Consumer<ActaCard> chosen) {
    ActaCard selected = getSelectionModel().getSelectedItem();
    if (selected != null) {
      chosen.accept(selected);
    } else {
      requestFocus();
    }
  }

  private final class Cell extends ListCell<ActaCard> {
    private final Label casilla = new Label();
    private final Label election = new Label();
    private final VBox lines = new VBox(casilla, election);

    private Cell() {
      casilla.getStyleClass().add("acta-list-casilla");
      election.getStyleClass().add("acta-list-election");
      // Long names shorten; they do not make the list scroll sideways.
      lines.setAlignment(Pos.CENTER_LEFT);
      lines.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ActaCard card, boolean empty) {
      super.updateItem(card, empty);
      if (empty || card == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      casilla.setText(texts.of("acta.casilla", card.getSection(), card.getCasillaName()));
      election.setText(card.getElectionName());
      setAccessibleText(casilla.getText() + ", " + election.getText());
      setGraphic(lines);
    }
  }
}
