package mx.openprep.desktop.login;

import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;

/** Person and password, nothing else. */
public final class LoginView implements Screen {
  private final Texts texts;
  private final StackPane root = new StackPane();
  private final TextField person = new TextField();
  private final PasswordField password = new PasswordField();

  public LoginView(LoginViewModel model, Texts texts) {
    this.texts = texts;
    Controls controls = new Controls(texts);
    person.textProperty().bindBidirectional(model.personProperty());
    password.textProperty().bindBidirectional(model.passwordProperty());
    person.setId("person");
    password.setId("password");
    person.setOnAction(event -> password.requestFocus());
    password.setOnAction(event -> model.login());
    person.disableProperty().bind(model.busyProperty());
    password.disableProperty().bind(model.busyProperty());
    // A refused password empties the field and disables nothing: the hand is already there.
    model.busyProperty().subscribe(busy -> focusWhenIdle(busy));
    Button login = controls.button("login.enter", Material2AL.LOGIN, model::login);
    login.setId("login");
    login.getStyleClass().add("accent");
    login.setMaxWidth(Double.MAX_VALUE);
    login.disableProperty().bind(model.readyProperty().not());
    VBox card =
        Controls.card(
            Controls.icon(Material2AL.ACCOUNT_CIRCLE, "card-picture"),
            Controls.bound(model.titleProperty(), "card-title"),
            controls.named("login.person", person),
            controls.named("login.password", password),
            login,
            new MessagePane(model.noticeProperty()));
    root.getChildren().add(card);
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
    (person.getText().isBlank() ? person : password).requestFocus();
  }

  @Override
  public void deactivate() {}

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    return Map.of();
  }
}
