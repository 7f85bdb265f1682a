package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.home.Work;
import mx.openprep.people.Role;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.DescribeRequest;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.SessionServiceGrpc.SessionServiceBlockingStub;

/** Which screen is on the window, and who sits before it. FX thread only. */
final class Navigation {
  private final NodeApi api;
  private final Background background;
  private final StatusViewModel status;
  private final Lane describing = new Lane();
  private final ObjectProperty<NodeDescription> node =
      new SimpleObjectProperty<>(NodeDescription.getDefaultInstance());
  private final ObjectProperty<Optional<SignedIn>> person =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Screen> shown = Optional.empty();
  private Optional<Locked> locked = Optional.empty();
  private Optional<Screens> screens = Optional.empty();
  private boolean atRest = true;
  private Optional<Runnable> whenAtRest = Optional.empty();

  /** Work that waits behind the lock. */
  private record Locked(SignedIn by, Screen screen) {}

  /** Where things stand, to go on from with other screens. */
  record Standing(NodeDescription node, Optional<SignedIn> person, boolean opened) {}

  /** The screens to move between, and the frame that shows them. */
  interface Screens {
    void show(Screen screen);

    Screen setup();

    Screen readiness();

    Screen start();

    Screen login();

    Screen locked(SignedIn by);

    Screen handedOver(SignedIn by);

    Screen home(SignedIn person);

    Screen work(Work work);

    Screen wall();

    Screen sharing();

    Screen stations();
  }

  Navigation(NodeApi api, Background background, StatusViewModel status) {
    this.api = api;
    this.background = background;
    this.status = status;
  }

  void use(Screens all) {
    screens = Optional.of(all);
  }

  ObservableValue<NodeDescription> nodeProperty() {
    return node;
  }

  ObservableValue<Optional<SignedIn>> personProperty() {
    return person;
  }

  /** The first run goes on until the workstation is handed over. */
  void begin(boolean handedOver) {
    show(handedOver ? screens().start() : screens().setup());
    atRest = true;
  }

  /** Goes on where other screens were left, at a moment when no work was on them. */
  void resume(Standing standing) {
    node.set(standing.node());
    person.set(standing.person());
    if (standing.person().isPresent()) {
      status.start();
      home();
    } else if (standing.opened()) {
      rest(screens().login());
    }
  }

  /** Ends what is shown, for other screens to go on. */
  Standing leave() {
    Standing standing =
        new Standing(
            node.get(), person.get(), !node.get().equals(NodeDescription.getDefaultInstance()));
    end();
    return standing;
  }

  /**
   * Does this when nobody's work is on the window: now, or as soon as it is so.
   *
   * @return whether it is done already
   */
  boolean atRest(Runnable action) {
    boolean now = atRest && locked.isEmpty();
    if (now) {
      action.run();
    } else {
      whenAtRest = Optional.of(action);
    }
    return now;
  }

  /** Shows a screen without anybody's work on it. */
  private void rest(Screen screen) {
    show(screen);
    atRest = true;
    Optional<Runnable> waiting = whenAtRest;
    whenAtRest = Optional.empty();
    waiting.ifPresent(background.screen()::execute);
  }

  /** The node answers: learn what it is, then let somebody log in. */
  void opened(Channel channel) {
    api.connect(channel);
    background
        .task(describing, () -> api.node().describe(DescribeRequest.getDefaultInstance()))
        .onSuccess(node::set)
        .start();
    rest(screens().login());
  }

  void signedIn(SignedIn who) {
    Optional<Locked> before = locked;
    locked = Optional.empty();
    boolean same = before.filter(lock -> lock.by().person().equals(who.person())).isPresent();
    if (!same) {
      before.ifPresent(lock -> lock.screen().deactivate());
    }
    before.ifPresent(lock -> closeSession());
    api.useSession(who.token());
    person.set(Optional.of(who));
    status.start();
    if (same) {
      before.ifPresent(lock -> show(lock.screen()));
    } else {
      home();
    }
  }

  void home() {
    person.get().ifPresent(who -> rest(screens().home(who)));
  }

  void open(Work work) {
    show(screens().work(work));
  }

  /** From one screen of a work to another of the same. */
  void goOn(Screen next) {
    show(next);
  }

  /** Nobody sees or does anything until somebody logs in; work at hand stays where it is. */
  void lock() {
    person
        .get()
        .ifPresent(who -> {
          wait(who);
          present(screens().locked(who));
        });
  }

  /** Somebody else is to work here; the work at hand stays until that person has logged in. */
  void changePerson() {
    person
        .get()
        .ifPresent(who -> {
          wait(who);
          present(screens().handedOver(who));
        });
  }

  private void wait(SignedIn who) {
    shown.ifPresent(screen -> locked = Optional.of(new Locked(who, screen)));
    person.set(Optional.empty());
  }

  void logOut() {
    if (person.get().isPresent()) {
      person.set(Optional.empty());
      rest(screens().login());
      closeSession();
      status.stop();
      api.endSession();
    }
  }

  /** The person leaves and the wall stays: from now on the window can only look. */
  void openWall(String token) {
    if (person.get().isPresent()) {
      shown.ifPresent(Screen::deactivate);
      closeSession();
      status.stop();
      person.set(Optional.empty());
      api.useSession(token);
      present(screens().wall());
    }
  }

  /** The wall comes down; whoever wants to work logs in. */
  void endWall() {
    rest(screens().login());
    closeSession();
    api.endSession();
  }

  /** The window closes: give back what is lent. */
  void end() {
    locked.ifPresent(lock -> lock.screen().deactivate());
    shown.ifPresent(Screen::deactivate);
    status.stop();
  }

  /** The host of this workstation was restarted: sessions are gone, work at hand stays. */
  void hostRestarted() {
    lock();
  }

  /** How this workstation is; for anybody who has logged in. */
  void readiness() {
    if (person.get().isPresent()) {
      show(screens().readiness());
    }
  }

  /** How this workstation works with others: set by whoever sets it up, seen by coordinators. */
  void sharing() {
    Optional<SignedIn> who = person.get();
    if (who.isEmpty()) {
      if (locked.isEmpty()) {
        show(screens().sharing());
      }
    } else if (who.get().roles().contains(Role.COORDINADOR)
        || who.get().roles().contains(Role.SUPERVISOR)) {
      show(screens().stations());
    }
  }

  /** A coordinator goes on from the list of workstations to what this one is. */
  void changeSharing() {
    if (person.get().filter(who -> who.roles().contains(Role.COORDINADOR)).isPresent()) {
      show(screens().sharing());
    }
  }

  /** Another way to work was chosen: the node is opened anew. */
  void shared() {
    forgetPerson();
    show(screens().start());
  }

  /** Left without choosing. */
  void leaveSharing() {
    if (person.get().isPresent()) {
      home();
    } else {
      show(screens().start());
    }
  }

  /** Practice asks for nobody's name; work that waits behind the lock stays where it is. */
  void practise() {
    if (locked.isEmpty()) {
      show(screens().work(Work.PRACTICE));
    }
  }

  void leavePractice() {
    if (person.get().isPresent()) {
      home();
    } else {
      rest(screens().login());
    }
  }

  private void forgetPerson() {
    if (person.get().isPresent()) {
      person.set(Optional.empty());
      status.stop();
      api.endSession();
    }
  }

  private void closeSession() {
    SessionServiceBlockingStub stub = api.session();
    background.farewell(() -> stub.close(CloseSessionRequest.getDefaultInstance()));
  }

  private void show(Screen next) {
    shown.ifPresent(Screen::deactivate);
    present(next);
  }

  private void present(Screen next) {
    atRest = false;
    shown = Optional.of(next);
    screens().show(next);
    next.activate();
  }

  private Screens screens() {
    return screens.orElseThrow(() -> new IllegalStateException("No screens yet"));
  }
}
