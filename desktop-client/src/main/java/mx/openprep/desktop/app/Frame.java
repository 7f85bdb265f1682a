package mx.openprep.desktop.app;

import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.Realm;
import org.kordamp.ikonli.material2.Material2AL;

/**
 * What surrounds every screen: the band of a drill, title, person, state of the link, and the keys
 * that act now.
 */
final class Frame {
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 728;

  private final Texts texts;
  private final Map<Shortcut, Runnable> everywhere;
  private final StackPane root = new StackPane();
  private final BorderPane frame = new BorderPane();
  private final Label title = styled("frame-title");
  private final HBox hints = new HBox();
  private final Node header;
  private final ReadOnlyBooleanWrapper bare = new ReadOnlyBooleanWrapper();
  private final HelpSheet help;
  private final Scene scene;
  private Optional<Screen> shown = Optional.empty();

  /** What the frame needs to know, and what its own buttons do. */
  record Wiring(
      StatusViewModel status,
      HostViewModel host,
      ObservableValue<NodeDescription> node,
      ObservableValue<Optional<SignedIn>> person,
      Map<Shortcut, Runnable> everywhere) {}

  Frame(Texts texts, Wiring wiring) {
    this.texts = texts;
    this.everywhere = wiring.everywhere();
    this.help = new HelpSheet(texts);
    root.getStyleClass().add("workstation");
    header = header(wiring);
    frame.setTop(new VBox(band(wiring.node()), header, new HostBand(wiring.host())));
    hints.getStyleClass().add("hints");
    frame.setBottom(hints);
    root.getChildren().addAll(frame, help);
    scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().add(stylesheet());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private static String stylesheet() {
    return java.util.Objects.requireNonNull(Frame.class.getResource("workstation.css"))
        .toExternalForm();
  }

  /** Whether the screen has the window to itself. */
  ReadOnlyBooleanProperty bareProperty() {
    return bare.getReadOnlyProperty();
  }

  Scene scene() {
    return scene;
  }

  void show(Screen screen) {
    shown = Optional.of(screen);
    frame.setCenter(screen.root());
    bare.set(screen.isBare());
    header.setVisible(!screen.isBare());
    header.setManaged(!screen.isBare());
    hints.setVisible(!screen.isBare());
    hints.setManaged(!screen.isBare());
    title.setText(screen.title());
    hints.getChildren().clear();
    screen.hints().forEach(shortcut -> hints.getChildren().add(hint(shortcut)));
    hints.getChildren().addAll(Controls.spacer(), hint(Shortcut.HELP));
  }

  private Node hint(Shortcut shortcut) {
    Label key = new Label(shortcut.keys());
    key.getStyleClass().add("key-hint");
    Label name = new Label(texts.of(shortcut.textKey()), key);
    name.getStyleClass().add("hint-name");
    return name;
  }

  private Node band(ObservableValue<NodeDescription> node) {
    Label band = styled("realm-band");
    band.setMaxWidth(Double.MAX_VALUE);
    node.map(NodeDescription::getRealm)
        .subscribe(realm -> {
          boolean unofficial = realm == Realm.DRILL || realm == Realm.PRACTICE;
          band.setVisible(unofficial);
          band.setManaged(unofficial);
          band.setText(unofficial ? bandText(realm) : "");
          root.getStyleClass().removeAll("drill", "practice");
          root.getStyleClass().add(realm == Realm.DRILL ? "drill" : "practice");
        });
    return band;
  }

  private String bandText(Realm realm) {
    return realm == Realm.DRILL ? texts.of("realm.drill") : texts.of("realm.practice");
  }

  private Node header(Wiring wiring) {
    Controls controls = new Controls(texts);
    Label mark = new Label("OpenPREP");
    mark.getStyleClass().add("frame-mark");
    Label place = Controls.bound(wiring.node().map(NodeDescription::getCatdName), "frame-place");
    place.setWrapText(false);
    Label who =
        Controls.bound(
            wiring.person().map(person -> person.map(SignedIn::name).orElse("")), "frame-person");
    who.setWrapText(false);
    who.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    ObservableValue<Boolean> someone = wiring.person().map(Optional::isPresent);
    Button lock = controls.iconButton(Shortcut.LOCK, Material2AL.LOCK, act(Shortcut.LOCK));
    Button out =
        controls.iconButton(Shortcut.LOG_OUT, Material2AL.EXIT_TO_APP, act(Shortcut.LOG_OUT));
    Button theme =
        controls.iconButton(Shortcut.THEME, Material2AL.BRIGHTNESS_6, act(Shortcut.THEME));
    Button keys = controls.iconButton(Shortcut.HELP, Material2AL.HELP_OUTLINE, this::toggleHelp);
    HBox header =
        new HBox(
            mark,
            title,
            Controls.spacer(),
            place,
            new StatusChip(wiring.status()),
            Controls.showWhen(who, someone),
            Controls.showWhen(lock, someone),
            Controls.showWhen(out, someone),
            theme,
            keys);
    header.getStyleClass().add("frame-header");
    return header;
  }

  private Runnable act(Shortcut shortcut) {
    return () -> run(shortcut);
  }

  private static Label styled(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  private void toggleHelp() {
    help.show(!help.isVisible());
  }

  private void pressed(KeyEvent event) {
    if (help.isVisible()) {
      help.show(false);
      event.consume();
      return;
    }
    if (Shortcut.HELP.matches(event)) {
      toggleHelp();
      event.consume();
      return;
    }
    Map<Shortcut, Runnable> ofScreen = shown.map(Screen::shortcuts).orElse(Map.of());
    if (act(ofScreen, event) || act(everywhere, event)) {
      event.consume();
    }
  }

  private static boolean act(Map<Shortcut, Runnable> actions, KeyEvent event) {
    Optional<Runnable> action =
        actions.entrySet().stream()
            .filter(entry -> entry.getKey().matches(event))
            .map(Map.Entry::getValue)
            .findFirst();
    action.ifPresent(Runnable::run);
    return action.isPresent();
  }

  private void run(Shortcut shortcut) {
    Runnable action = everywhere.get(shortcut);
    if (action != null) {
      action.run();
    }
  }
}
