package mx.openprep.desktop.login;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Session;

/** Logging in, and unlocking or changing the person of a locked workstation. */
public final class LoginViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final Consumer<SignedIn> done;
  private final Lane lane = new Lane();
  private final StringProperty person = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final ObjectProperty<Optional<SignedIn>> lockedBy =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  public LoginViewModel(NodeApi api, Background background, Texts texts, Consumer<SignedIn> done) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.done = done;
  }

  StringProperty personProperty() {
    return person;
  }

  StringProperty passwordProperty() {
    return password;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return lane.busyProperty();
  }

  BooleanBinding readyProperty() {
    return Bindings.createBooleanBinding(
        () -> !person.get().isBlank() && !password.get().isEmpty() && !lane.isBusy(),
        person,
        password,
        lane.busyProperty());
  }

  ObservableValue<String> titleProperty() {
    return lockedBy.map(locked ->
        locked
            .map(who -> texts.of("login.locked", who.name()))
            .orElseGet(() -> texts.of("login.title")));
  }

  /** Nobody's work waits behind this login. */
  public void start() {
    lockedBy.set(Optional.empty());
    person.set("");
    clear();
  }

  /** This person's work waits behind the lock; somebody else may log in instead. */
  public void startLocked(SignedIn who) {
    lockedBy.set(Optional.of(who));
    person.set(who.person());
    clear();
  }

  private void clear() {
    password.set("");
    notice.set(Optional.empty());
  }

  void login() {
    if (!readyProperty().get()) {
      return;
    }
    notice.set(Optional.empty());
    OpenSessionRequest request =
        OpenSessionRequest.newBuilder()
            .setPerson(person.get().strip().toLowerCase(Locale.ROOT))
            .setPassword(password.get())
            .build();
    background
        .task(lane, () -> api.session().open(request))
        .onSuccess(this::opened)
        .onRefusal(refusal -> {
          password.set("");
          notice.set(Optional.of(texts.notice(refusal)));
        })
        .start();
  }

  private void opened(Session session) {
    password.set("");
    done.accept(SignedIn.of(session));
  }
}
