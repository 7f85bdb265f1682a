package mx.openprep.desktop.setup;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.app.ui.Wedge;
import mx.openprep.desktop.readiness.ReadinessWords;
import org.kordamp.ikonli.material2.Material2AL;

/** The seven steps above, the one at hand in the middle, the way on and back at the foot. */
public final class SetupView implements Screen {
  private final SetupViewModel model;
  private final Texts texts;
  private final Wedge reader;
  private final BorderPane root = new BorderPane();
  private final StackPane middle = new StackPane();
  private final Map<SetupStep, StepPane> panes = new EnumMap<>(SetupStep.class);
  private Optional<Scene> heard = Optional.empty();

  public SetupView(SetupViewModel model, ReadinessWords words, Texts texts, InstantSource clock) {
    this.model = model;
    this.texts = texts;
    reader = CardReader.hearing(clock, model::read, model::readGarbled);
    Controls controls = new Controls(texts);
    panes.put(SetupStep.ADDRESS, new AddressPane(model, texts));
    panes.put(SetupStep.CODE, new CodePane(model, texts));
    panes.put(SetupStep.FINGERPRINT, new FingerprintPane(model, texts));
    panes.put(SetupStep.PACKAGE, new PackagePane(model, texts));
    panes.put(SetupStep.SCANNER, new ScannerPane(model, texts));
    panes.put(SetupStep.PRINTER, new PrinterPane(model, texts));
    panes.put(SetupStep.READY, new ReadyPane(model, words, texts));
    VBox column = new VBox(middle, new MessagePane(model.noticeProperty()));
    column.getStyleClass().add("setup-column");
    ScrollPane scroll = controls.scrolling(column, "setup.screen");
    root.getStyleClass().add("setup");
    root.setTop(trail());
    root.setCenter(scroll);
    root.setBottom(foot(controls));
    model.stepProperty().subscribe(this::show);
  }

  private Node trail() {
    FlowPane trail = new FlowPane();
    trail.getStyleClass().add("setup-trail");
    model
        .stepProperty()
        .subscribe(now -> {
          trail.getChildren().clear();
          for (SetupStep step : SetupStep.values()) {
            trail.getChildren().add(mark(step, now));
          }
        });
    return trail;
  }

  private Label mark(SetupStep step, SetupStep now) {
    int order = step.compareTo(now);
    Label mark = new Label((order < 0 ? "✓" : step.number()) + " " + name(step));
    mark.getStyleClass().addAll("setup-mark", order < 0 ? "done" : order == 0 ? "now" : "later");
    String standing =
        order < 0
            ? texts.of("setup.mark.done")
            : order == 0 ? texts.of("setup.mark.now") : texts.of("setup.mark.later");
    mark.setAccessibleText(step.number() + ". " + name(step) + ": " + standing);
    return mark;
  }

  private String name(SetupStep step) {
    return switch (step) {
      case ADDRESS -> texts.of("setup.step.address");
      case CODE -> texts.of("setup.step.code");
      case FINGERPRINT -> texts.of("setup.step.fingerprint");
      case PACKAGE -> texts.of("setup.step.package");
      case SCANNER -> texts.of("setup.step.scanner");
      case PRINTER -> texts.of("setup.step.printer");
      case READY -> texts.of("setup.step.ready");
    };
  }

  private Node foot(Controls controls) {
    Label why = Controls.bound(model.obstacleProperty(), "setup-why");
    why.setId("setup-why");
    why.setGraphic(Controls.icon(Material2AL.INFO, "setup-why-picture"));
    Controls.showWhen(why, model.obstacleProperty().map(words -> !words.isEmpty()));
    Button back =
        controls.button("setup.back", Material2AL.ARROW_BACK, Shortcut.BACK, model::goBack);
    back.setId("setup-back");
    back.disableProperty().bind(model.mayGoBackProperty().map(may -> !may));
    Button next =
        controls.button("setup.next", Material2AL.ARROW_FORWARD, Shortcut.SETUP_NEXT, model::goOn);
    next.setId("setup-next");
    next.getStyleClass().addAll("accent", "large-button");
    next.disableProperty().bind(model.mayGoOnProperty().map(may -> !may));
    model
        .stepProperty()
        .subscribe(step ->
            next.setText(
                step == SetupStep.READY ? texts.of("setup.finish") : texts.of("setup.next")));
    FlowPane buttons = new FlowPane(back, next);
    buttons.getStyleClass().add("setup-buttons");
    VBox foot = new VBox(why, buttons);
    foot.getStyleClass().add("setup-foot");
    return foot;
  }

  private void show(SetupStep step) {
    StepPane pane = java.util.Objects.requireNonNull(panes.get(step));
    middle.getChildren().setAll(pane);
    pane.focusFirst();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("setup.screen");
  }

  @Override
  public void activate() {
    model.begin();
    // What a scroll pane holds is in the scene, and can be focused, only once it is styled.
    root.applyCss();
    show(model.stepProperty().get());
    heard = Optional.ofNullable(root.getScene());
    heard.ifPresent(scene -> scene.addEventFilter(KeyEvent.ANY, reader));
  }

  @Override
  public void deactivate() {
    heard.ifPresent(scene -> scene.removeEventFilter(KeyEvent.ANY, reader));
    heard = Optional.empty();
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.SETUP_NEXT, model::goOn);
    keys.put(Shortcut.SETUP_TRY, model::tryIt);
    keys.put(Shortcut.BACK, model::goBack);
    return keys;
  }
}
