package mx.openprep.desktop.login;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Twice the password that somebody chose, and nothing else. */
final class OwnPasswordPane {
  private final OwnPasswordModel model;
  private final PasswordField chosen = new PasswordField();
  private final PasswordField repeated = new PasswordField();
  private final VBox card;

  /**
   * A pane that shows while somebody is to choose.
   *
   * @param leave back to the login
   */
  OwnPasswordPane(OwnPasswordModel model, Texts texts, Runnable leave) {
    this.model = model;
    Controls controls = new Controls(texts);
    CapsLock caps = new CapsLock();
    chosen.setId("own-password");
    repeated.setId("own-password-again");
    chosen.textProperty().bindBidirectional(model.chosenProperty());
    repeated.textProperty().bindBidirectional(model.repeatedProperty());
    chosen.setOnAction(event -> repeated.requestFocus());
    repeated.setOnAction(event -> model.choose());
    for (PasswordField field : new PasswordField[] {chosen, repeated}) {
      field.addEventFilter(KeyEvent.ANY, caps);
      field.focusedProperty().subscribe(focused -> caps.ask());
      field.disableProperty().bind(model.busyProperty());
    }
    Label capsOn = controls.label("login.caps", "caps-lock");
    capsOn.setGraphic(Controls.icon(Material2AL.KEYBOARD_CAPSLOCK, "caps-lock-picture"));
    Button choose = controls.button("login.own.enter", Material2AL.LOGIN, model::choose);
    choose.setId("choose-password");
    choose.getStyleClass().add("accent");
    choose.setMaxWidth(Double.MAX_VALUE);
    choose.disableProperty().bind(model.readyProperty().not());
    Button back = controls.button("login.own.leave", Material2AL.ARROW_BACK, leave);
    back.setId("leave-own-password");
    back.setMaxWidth(Double.MAX_VALUE);
    card =
        Controls.card(
            Controls.icon(Material2MZ.VPN_KEY, "card-picture"),
            Controls.bound(model.titleProperty(), "card-title"),
            controls.label("login.own.why", "hint"),
            controls.named("login.own.chosen", chosen),
            controls.named("login.own.again", repeated),
            Controls.showWhen(capsOn, caps.onProperty()),
            choose,
            back,
            new MessagePane(model.noticeProperty()));
    Controls.showWhen(card, model.neededProperty());
    // Whatever was refused, the hand goes on at the first field that is empty.
    model.noticeProperty().subscribe(notice -> focus());
  }

  Node node() {
    return card;
  }

  void focus() {
    if (model.neededProperty().getValue()) {
      (chosen.getText().isEmpty() ? chosen : repeated).requestFocus();
    }
  }
}
