package mx.openprep.desktop.login;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ChoosePasswordRequest;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.Session;

/** Choosing a password of one's own in place of the one from the letter, before anything else. */
final class OwnPasswordModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final Consumer<Session> done;
  private final Lane lane = new Lane();
  private final StringProperty chosen = new SimpleStringProperty("");
  private final StringProperty repeated = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Login>> login =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  /** Who logged in, and with what. */
  private record Login(Session session, String password) {}

  OwnPasswordModel(NodeApi api, Background background, Texts texts, Consumer<Session> done) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.done = done;
  }

  /** This person is to choose. */
  void begin(Session session, String password) {
    clear();
    login.set(Optional.of(new Login(session, password)));
  }

  /** Nobody is to choose; a session that was opened for it ends. */
  void cancel() {
    login
        .get()
        .ifPresent(left ->
            background.farewell(() -> {
              var _ =
                  api.session(left.session().getToken())
                      .close(CloseSessionRequest.getDefaultInstance());
            }));
    login.set(Optional.empty());
    clear();
  }

  private void clear() {
    chosen.set("");
    repeated.set("");
    notice.set(Optional.empty());
  }

  /** Whether somebody is to choose now. */
  ObservableValue<Boolean> neededProperty() {
    return login.map(Optional::isPresent);
  }

  ObservableValue<String> titleProperty() {
    return login.map(
        who -> who.map(known -> texts.of("login.own.title", known.session().getName())).orElse(""));
  }

  StringProperty chosenProperty() {
    return chosen;
  }

  StringProperty repeatedProperty() {
    return repeated;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ObservableValue<Boolean> busyProperty() {
    return lane.busyProperty();
  }

  BooleanBinding readyProperty() {
    return Bindings.createBooleanBinding(
        () -> !chosen.get().isEmpty() && !repeated.get().isEmpty() && !lane.isBusy(),
        chosen,
        repeated,
        lane.busyProperty());
  }

  void choose() {
    Optional<Login> who = login.get();
    if (!readyProperty().get() || who.isEmpty()) {
      return;
    }
    if (!chosen.get().equals(repeated.get())) {
      repeated.set("");
      notice.set(Optional.of(texts.notice(Notice.Kind.PERSON, "login.own.differ")));
      return;
    }
    notice.set(Optional.empty());
    ChoosePasswordRequest request =
        ChoosePasswordRequest.newBuilder()
            .setPresent(who.get().password())
            .setChosen(chosen.get())
            .build();
    background
        .task(lane, () -> api.session(who.get().session().getToken()).choosePassword(request))
        .onSuccess(session -> {
          login.set(Optional.empty());
          clear();
          done.accept(session);
        })
        .onRefusal(refusal -> {
          clear();
          notice.set(Optional.of(texts.notice(refusal)));
        })
        .start();
  }
}
