package mx.openprep.desktop.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.TextSize;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.Realm;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * What surrounds every screen: the band of a drill, title, person, state of the link, and the keys
 * that act now.
 */
final class Frame {
  private static final String STYLES = "workstation.css";

  private final Texts texts;
  private final Map<Shortcut, Runnable> everywhere;
  private final StackPane root = new StackPane();
  private final BorderPane frame = new BorderPane();
  private final Label title = styled("frame-title");
  private final FlowPane hints = new FlowPane();
  private final Label told = styled("frame-told");
  private final PauseTransition telling = new PauseTransition(Duration.seconds(8));
  private final Node header;
  private final ReadOnlyBooleanWrapper bare = new ReadOnlyBooleanWrapper();
  private final HelpPaper paper;
  private final Scene scene;
  private final EventHandler<KeyEvent> keys = this::pressed;
  private final ObjectProperty<Optional<Realm>> ofScreen =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Screen> shown = Optional.empty();
  // Made when it is first asked for: it is larger than most screens.
  private Optional<HelpSheet> help = Optional.empty();

  /** What the frame needs to know, and what its own buttons do. */
  record Wiring(
      StatusViewModel status,
      HostViewModel host,
      ObservableValue<NodeDescription> node,
      ObservableValue<Optional<SignedIn>> person,
      ObservableValue<TextSize> textSize,
      Map<Shortcut, Runnable> everywhere,
      HelpPaper paper) {}

  /**
   * The frame, in the scene from now on.
   *
   * @param scene whatever it showed before is gone
   */
  Frame(Texts texts, Wiring wiring, Scene scene) {
    this.texts = texts;
    this.everywhere = wiring.everywhere();
    this.paper = wiring.paper();
    this.scene = scene;
    root.getStyleClass().add("workstation");
    header = header(wiring);
    frame.setTop(new VBox(band(wiring.node()), header, new HostBand(wiring.host())));
    hints.getStyleClass().add("hints");
    frame.setBottom(hints);
    // What surrounds a screen stays on the window, however tall the screen would like to be.
    frame.setMinSize(0, 0);
    root.getChildren().add(frame);
    wiring
        .textSize()
        .subscribe(size -> {
          root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", size.pixels()));
          scene.getStylesheets().setAll(stylesheets(size));
        });
    telling.setOnFinished(event -> told.setText(""));
    Controls.showWhen(told, told.textProperty().isNotEmpty());
    scene.setRoot(root);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
  }

  /** Lets go of the scene, for another frame. */
  void leave() {
    scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
  }

  /** Says something in passing, at the foot of the window. */
  void tell(String words) {
    told.setText(words);
    telling.playFromStart();
  }

  private static List<String> stylesheets(TextSize size) {
    String usual = Objects.requireNonNull(Frame.class.getResource(STYLES)).toExternalForm();
    return size == TextSize.NORMAL
        ? List.of(usual)
        : List.of(usual, IconSizes.stylesheet(STYLES, size));
  }

  /** Whether the screen has the window to itself. */
  ReadOnlyBooleanProperty bareProperty() {
    return bare.getReadOnlyProperty();
  }

  void show(Screen screen) {
    shown = Optional.of(screen);
    frame.setCenter(screen.root());
    BorderPane.setAlignment(screen.root(), Pos.TOP_LEFT);
    bare.set(screen.isBare());
    header.setVisible(!screen.isBare());
    header.setManaged(!screen.isBare());
    hints.setVisible(!screen.isBare());
    hints.setManaged(!screen.isBare());
    ofScreen.set(screen.realm());
    name(screen);
  }

  /** What is shown has turned to something else, with other keys. */
  void renew() {
    shown.ifPresent(this::name);
  }

  private void name(Screen screen) {
    title.setText(screen.title());
    hints.getChildren().clear();
    screen.hints().forEach(shortcut -> hints.getChildren().add(hint(shortcut)));
    hints.getChildren().addAll(hint(Shortcut.HELP), told);
  }

  private Node hint(Shortcut shortcut) {
    Label key = new Label(shortcut.keys());
    key.getStyleClass().add("key-hint");
    Label name = new Label(texts.of(shortcut.textKey()), key);
    name.getStyleClass().add("hint-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    return name;
  }

  private Node band(ObservableValue<NodeDescription> node) {
    Label band = styled("realm-band");
    band.setMaxWidth(Double.MAX_VALUE);
    ObservableValue<Realm> ofNode = node.map(NodeDescription::getRealm);
    ofScreen
        .flatMap(own -> own.<ObservableValue<Realm>>map(SimpleObjectProperty::new).orElse(ofNode))
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
    Label place = Controls.bound(wiring.node().map(NodeDescription::getCatdName), "frame-place");
    place.setWrapText(false);
    return new FrameHeader(
        new FrameHeader.Parts(
            title, place, new StatusChip(wiring.status()), person(wiring), buttons(wiring)),
        wiring.textSize());
  }

  private static Node person(Wiring wiring) {
    Label who =
        Controls.bound(
            wiring.person().map(person -> person.map(SignedIn::name).orElse("")), "frame-person");
    who.setWrapText(false);
    who.setMinWidth(Region.USE_PREF_SIZE);
    return Controls.showWhen(who, wiring.person().map(Optional::isPresent));
  }

  private Node buttons(Wiring wiring) {
    Controls controls = new Controls(texts);
    ObservableValue<Boolean> someone = wiring.person().map(Optional::isPresent);
    HBox buttons =
        new HBox(
            Controls.showWhen(button(controls, Shortcut.LOCK, Material2AL.LOCK), someone),
            Controls.showWhen(
                button(controls, Shortcut.CHANGE_PERSON, Material2MZ.SWAP_HORIZ), someone),
            Controls.showWhen(button(controls, Shortcut.LOG_OUT, Material2AL.EXIT_TO_APP), someone),
            button(controls, Shortcut.TEXT_SIZE, Material2AL.FORMAT_SIZE),
            button(controls, Shortcut.LANGUAGE, Material2MZ.TRANSLATE),
            button(controls, Shortcut.THEME, Material2AL.BRIGHTNESS_6),
            controls.iconButton(Shortcut.HELP, Material2AL.HELP_OUTLINE, this::toggleHelp));
    buttons.getStyleClass().add("frame-buttons");
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    return buttons;
  }

  private Button button(Controls controls, Shortcut shortcut, Ikon picture) {
    return controls.iconButton(shortcut, picture, act(shortcut));
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
    HelpSheet sheet =
        help.orElseGet(() -> {
          HelpSheet made = new HelpSheet(texts, paper::print);
          root.getChildren().add(made);
          return made;
        });
    help = Optional.of(sheet);
    sheet.toggle();
  }

  private void pressed(KeyEvent event) {
    Optional<HelpSheet> over = help.filter(Node::isVisible);
    if (over.isPresent()) {
      over.get().pressed(event);
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
