package mx.openprep.desktop.setup;

import javafx.scene.control.TextField;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2MZ;

/** Where the centre listens; or the whole card at once, by a reader. */
final class AddressPane extends StepPane {
  private final TextField address;

  AddressPane(SetupViewModel model, Texts texts) {
    super(texts, "setup.address.title", "setup.address.hint");
    address = line("address", model::goOn);
    address.textProperty().bindBidirectional(model.address().addressProperty());
    controls().withPrompt(address, "setup.address.prompt");
    getChildren().addAll(controls().named("setup.address.field", address), reader(controls()));
  }

  private static javafx.scene.Node reader(Controls controls) {
    javafx.scene.control.Label words = controls.label("setup.reader", "setup-reader");
    words.setGraphic(Controls.icon(Material2MZ.QR_CODE, "setup-reader-picture"));
    return words;
  }

  @Override
  void focusFirst() {
    address.requestFocus();
  }
}
