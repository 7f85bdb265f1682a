package mx.openprep.desktop.login;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
  private final OwnPasswordModel own;
  private final Lane lane = new Lane();
  private final StringProperty person = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final ObjectProperty<Optional<SignedIn>> lockedBy =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty handedOver = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  public LoginViewModel(NodeApi api, Background background, Texts texts, Consumer<SignedIn> done) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.done = done;
    this.own =
        new OwnPasswordModel(api, background, texts, session -> done.accept(SignedIn.of(session)));
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
    return Bindings.createStringBinding(this::words, lockedBy, handedOver);
  }

  private String words() {
    return lockedBy
        .get()
        .map(locked ->
            handedOver.get()
                ? texts.of("login.handed-over", locked.name())
                : texts.of("login.locked", locked.name()))
        .orElseGet(() -> texts.of("login.title"));
  }

  /** Whether somebody's work waits behind this login, and what becomes of it. */
  ObservableValue<Boolean> workWaitsProperty() {
    return lockedBy.map(Optional::isPresent);
  }

  /** Whether somebody may practise without logging in: not while work waits behind the lock. */
  ObservableValue<Boolean> mayPractiseProperty() {
    return lockedBy.map(Optional::isEmpty);
  }

  /** Nobody's work waits behind this login. */
  public void start() {
    lockedBy.set(Optional.empty());
    handedOver.set(false);
    person.set("");
    clear();
  }

  /** This person's work waits behind the lock; somebody else may log in instead. */
  public void startLocked(SignedIn who) {
    lockedBy.set(Optional.of(who));
    handedOver.set(false);
    person.set(who.person());
    clear();
  }

  /** This person made room for somebody else; until that person has logged in the work waits. */
  public void startHandedOver(SignedIn who) {
    lockedBy.set(Optional.of(who));
    handedOver.set(true);
    person.set("");
    clear();
  }

  private void clear() {
    own.cancel();
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
    String typed = password.get();
    password.set("");
    if (session.getMustChange()) {
      own.begin(session, typed);
    } else {
      done.accept(SignedIn.of(session));
    }
  }

  /** For who logged in with the password from a letter. */
  OwnPasswordModel own() {
    return own;
  }
}
