package mx.openprep.desktop.enrolment;

import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2MZ;

/** The code card, line by line. */
public final class EnrolmentView implements Screen {
  private final Texts texts;
  private final StackPane root = new StackPane();
  private final TextField address = new TextField();
  private final TextField code = new TextField();

  public EnrolmentView(EnrolmentViewModel model, Texts texts) {
    this.texts = texts;
    Controls controls = new Controls(texts);
    TextArea fingerprint = new TextArea();
    address.setId("address");
    code.setId("code");
    fingerprint.setId("fingerprint");
    address.textProperty().bindBidirectional(model.addressProperty());
    code.textProperty().bindBidirectional(model.codeProperty());
    fingerprint.textProperty().bindBidirectional(model.fingerprintProperty());
    fingerprint.setPrefRowCount(2);
    fingerprint.setWrapText(true);
    fingerprint.getStyleClass().add("monospace");
    address.setOnAction(event -> code.requestFocus());
    code.setOnAction(event -> fingerprint.requestFocus());
    Button enrol = controls.button("enrolment.enrol", Material2MZ.VERIFIED_USER, model::enrol);
    // Tab and Enter go on from the last line of the card too.
    fingerprint.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB || event.getCode() == KeyCode.ENTER) {
            event.consume();
            enrol.requestFocus();
          }
        });
    controls.withPrompt(address, "enrolment.address.prompt");
    enrol.setId("enrol");
    enrol.getStyleClass().add("accent");
    enrol.setMaxWidth(Double.MAX_VALUE);
    enrol.disableProperty().bind(model.readyProperty().not());
    VBox card =
        Controls.card(
            Controls.icon(Material2MZ.VERIFIED_USER, "card-picture"),
            controls.label("enrolment.title", "card-title"),
            controls.label("enrolment.hint", "hint"),
            controls.named("enrolment.address", address),
            fault(model.addressFaultProperty()),
            controls.named("enrolment.code", code),
            controls.named("enrolment.fingerprint", fingerprint),
            Controls.bound(model.fingerprintEchoProperty(), "fingerprint"),
            enrol,
            new MessagePane(model.noticeProperty()));
    card.getStyleClass().add("wide");
    root.getChildren().add(card);
  }

  private static javafx.scene.Node fault(javafx.beans.value.ObservableValue<String> text) {
    return Controls.showWhen(
        Controls.bound(text, "field-fault"), text.map(words -> !words.isEmpty()));
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("enrolment.screen");
  }

  @Override
  public void activate() {
    (address.getText().isEmpty() ? address : code).requestFocus();
  }

  @Override
  public void deactivate() {}

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    return Map.of();
  }
}
