package mx.openprep.desktop.acopio;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.SobreReceipt;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The last receptions, their receipts, and how a mistake is put right. */
final class ReceiptsPane extends VBox {
  private final Texts texts;
  private final ObservableValue<OfficialTime> time;
  private final ListView<SobreReceipt> list = new ListView<>();

  ReceiptsPane(
      AcopioViewModel model,
      Texts texts,
      ObservableValue<OfficialTime> time,
      Runnable missing,
      Runnable print) {
    this.texts = texts;
    this.time = time;
    Controls controls = new Controls(texts);
    Receipts receipts = model.receipts();
    getStyleClass().add("side-column");
    Button toMissing =
        controls.button("acopio.missing", Material2AL.LIST_ALT, Shortcut.MISSING_SOBRES, missing);
    toMissing.setMaxWidth(Double.MAX_VALUE);
    list.setId("receipts");
    list.setAccessibleText(texts.of("acopio.last"));
    list.setPlaceholder(controls.label("acopio.last.none", "hint"));
    list.setCellFactory(of -> new Cell());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        print.run();
      }
    });
    receipts.lastProperty().subscribe(last -> list.getItems().setAll(last));
    VBox.setVgrow(list, Priority.ALWAYS);
    CheckBox automatic = new CheckBox(texts.of("receipt.automatic"));
    automatic.setAccessibleText(texts.of("receipt.automatic"));
    automatic.selectedProperty().bindBidirectional(receipts.automaticProperty());
    Label printed =
        Controls.bound(
            receipts
                .printerProperty()
                .map(printer -> printer.map(name -> texts.of("receipt.printed", name)).orElse("")),
            "hint");
    Label correct = controls.label("acopio.correct", "hint");
    correct.setMinHeight(USE_PREF_SIZE);
    getChildren()
        .addAll(
            toMissing,
            controls.label("acopio.last", "side-title"),
            list,
            new HBox(
                controls.button("receipt.print", Material2MZ.PRINT, Shortcut.PRINT_RECEIPT, print),
                printed),
            automatic,
            correct);
  }

  /** The one under the cursor, or the newest. */
  Optional<SobreReceipt> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        .filter(selected -> list.isFocused())
        .or(() -> list.getItems().stream().findFirst());
  }

  private final class Cell extends ListCell<SobreReceipt> {
    private final Label casilla = new Label();
    private final Label when = new Label();
    private final VBox lines = new VBox(casilla, when);

    private Cell() {
      casilla.getStyleClass().add("acta-list-casilla");
      when.getStyleClass().add("acta-list-election");
      lines.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SobreReceipt receipt, boolean empty) {
      super.updateItem(receipt, empty);
      if (empty || receipt == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      casilla.setText(
          texts.of(
              "acopio.last.casilla",
              time.getValue().clock(receipt.getReception().getReceived()),
              receipt.getSobre().getSection(),
              receipt.getSobre().getCasillaName()));
      when.setText(
          texts.of(
              "acopio.last.who",
              receipt.getActasCount(),
              receipt.getReception().getPersonName(),
              receipt.getFolio()));
      setAccessibleText(casilla.getText() + ", " + when.getText());
      setGraphic(lines);
    }
  }
}
