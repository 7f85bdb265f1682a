package mx.openprep.desktop.login;

import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Person and password, nothing else; after a password from a letter, one of one's own. */
public final class LoginView implements Screen {
  private final LoginViewModel model;
  private final Texts texts;
  private final Runnable practise;
  private final StackPane root = new StackPane();
  private final TextField person = new TextField();
  private final PasswordField password = new PasswordField();
  private final CapsLock caps = new CapsLock();
  private final OwnPasswordPane own;

  /**
   * Before anybody has logged in.
   *
   * @param practise for whoever wants to practise first
   */
  public LoginView(LoginViewModel model, Texts texts, Runnable practise) {
    this.model = model;
    this.texts = texts;
    this.practise = practise;
    Controls controls = new Controls(texts);
    person.textProperty().bindBidirectional(model.personProperty());
    password.textProperty().bindBidirectional(model.passwordProperty());
    person.setId("person");
    password.setId("password");
    person.setOnAction(event -> password.requestFocus());
    password.setOnAction(event -> model.login());
    password.addEventFilter(KeyEvent.ANY, caps);
    password.focusedProperty().subscribe(focused -> caps.ask());
    Label capsOn = controls.label("login.caps", "caps-lock");
    capsOn.setId("caps-lock");
    capsOn.setGraphic(Controls.icon(Material2AL.KEYBOARD_CAPSLOCK, "caps-lock-picture"));
    person.disableProperty().bind(model.busyProperty());
    password.disableProperty().bind(model.busyProperty());
    // A refused password empties the field and disables nothing: the hand is already there.
    model.busyProperty().subscribe(busy -> focusWhenIdle(busy));
    Button login = controls.button("login.enter", Material2AL.LOGIN, model::login);
    login.setId("login");
    login.getStyleClass().add("accent");
    login.setMaxWidth(Double.MAX_VALUE);
    login.disableProperty().bind(model.readyProperty().not());
    Button practice =
        controls.button("login.practise", Material2MZ.SCHOOL, Shortcut.PRACTISE, this::practise);
    practice.setId("practise");
    practice.setMaxWidth(Double.MAX_VALUE);
    VBox card =
        Controls.card(
            Controls.icon(Material2AL.ACCOUNT_CIRCLE, "card-picture"),
            Controls.bound(model.titleProperty(), "card-title"),
            controls.named("login.person", person),
            controls.named("login.password", password),
            Controls.showWhen(capsOn, caps.onProperty()),
            login,
            Controls.showWhen(
                controls.label("login.work-waits", "hint"), model.workWaitsProperty()),
            new MessagePane(model.noticeProperty()),
            Controls.showWhen(practice, model.mayPractiseProperty()));
    own = new OwnPasswordPane(model.own(), texts, this::leaveOwnPassword);
    Controls.showWhen(card, model.own().neededProperty().map(needed -> !needed));
    root.getChildren().addAll(card, own.node());
    model.own().neededProperty().subscribe(needed -> own.focus());
  }

  private void leaveOwnPassword() {
    model.own().cancel();
    activate();
  }

  private void practise() {
    if (model.mayPractiseProperty().getValue()) {
      practise.run();
    }
  }

  private void focusWhenIdle(boolean busy) {
    if (!busy && root.getScene() != null && !person.getText().isBlank()) {
      password.requestFocus();
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("login.screen");
  }

  @Override
  public void activate() {
    if (model.own().neededProperty().getValue()) {
      own.focus();
    } else {
      (person.getText().isBlank() ? person : password).requestFocus();
    }
  }

  @Override
  public void deactivate() {}

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    return model.mayPractiseProperty().getValue()
        ? Map.of(Shortcut.PRACTISE, this::practise)
        : Map.of();
  }
}
