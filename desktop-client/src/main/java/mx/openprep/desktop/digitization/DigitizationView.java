package mx.openprep.desktop.digitization;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;

/** The page at the left with the strip of all pages below it; at the right, what to do now. */
public final class DigitizationView implements Screen {
  private final DigitizationViewModel model;
  private final Texts texts;
  private final Runnable leave;
  private final HBox root;
  private final ImageViewer viewer;
  private final StepPanes steps;

  public DigitizationView(DigitizationViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    viewer = new ImageViewer(texts);
    model.imageProperty().subscribe(viewer::show);
    model
        .choices()
        .triedProperty()
        .subscribe(
            tried -> tried.ifPresent(page -> viewer.show(Optional.of(page.jpeg().toByteArray()))));
    steps = new StepPanes(model, texts, this::chooseFiles, this::back);
    ComparePane compare =
        Controls.showWhen(
            new ComparePane(texts, model.stepProperty()),
            model.stepProperty().map(DigitizationStep.Comparing.class::isInstance));
    StackPane images = new StackPane(viewer, compare);
    VBox.setVgrow(images, Priority.ALWAYS);
    VBox left =
        new VBox(
            images,
            Controls.showWhen(
                new PageStrip(texts, model.strip(), model::open), model.paperProperty()));
    left.getStyleClass().add("scan-left");
    HBox.setHgrow(left, Priority.ALWAYS);
    ScrollPane side = new ScrollPane(steps);
    side.setFitToWidth(true);
    side.setFocusTraversable(false);
    side.setAccessibleText(texts.of("home.digitization"));
    side.getStyleClass().addAll("work-side", "scan-side");
    root = new HBox(left, side);
    root.getStyleClass().add("two-columns");
    // Only what is on the window can take the focus; after the change it will be.
    model.stepProperty().subscribe(step -> Platform.runLater(() -> focus(step)));
  }

  private void chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.of("scan.file"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                texts.of("scan.images"), "*.jpg", "*.jpeg", "*.png", "*.tif", "*.tiff", "*.pdf"));
    List<File> chosen = chooser.showOpenMultipleDialog(root.getScene().getWindow());
    if (chosen != null) {
      model.digitizeFiles(chosen.stream().map(File::toPath).toList());
    }
  }

  private void focus(DigitizationStep step) {
    Node target =
        switch (step) {
          case DigitizationStep.Ready s -> steps.beginning();
          case DigitizationStep.Unidentified s -> steps.claveOrFound();
          case DigitizationStep.Outside s -> steps.description();
          case DigitizationStep.Choosing s -> steps;
          case DigitizationStep.Scanning s -> viewer;
          case DigitizationStep.Halted s -> viewer;
          case DigitizationStep.Finished s -> viewer;
          case DigitizationStep.Stopped s -> viewer;
          case DigitizationStep.Repeated s -> viewer;
          case DigitizationStep.Comparing s -> viewer;
        };
    target.requestFocus();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of(model.paperProperty().getValue() ? "home.digitization" : "home.tray");
  }

  @Override
  public void activate() {
    model.start();
    // What lies in a scroll pane is on the window, and can take the focus, only after this.
    root.applyCss();
    root.layout();
    steps.beginning().requestFocus();
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.SCAN, this::goOn);
    keys.put(Shortcut.KEEP_PAGE, () -> act(StopAction.KEEP));
    keys.put(Shortcut.OPEN_FILE, this::chooseFiles);
    keys.put(Shortcut.TRAY, model::takeFromTray);
    keys.put(Shortcut.FUERA_DE_CATALOGO, model.settling()::outside);
    keys.put(Shortcut.COMPARE, () -> act(StopAction.COMPARE));
    keys.put(Shortcut.REPLACE, model.settling()::replace);
    keys.put(Shortcut.SET_ASIDE, () -> act(StopAction.SET_ASIDE));
    keys.put(Shortcut.SCANNER, model::chooseScanner);
    keys.put(Shortcut.BACK, this::back);
    keys.putAll(viewer.shortcuts());
    return keys;
  }

  private void act(StopAction action) {
    model.act(action);
  }

  /** The one key that goes on: scan, or confirm what is asked about the page at hand. */
  private void goOn() {
    switch (model.stepProperty().getValue()) {
      case DigitizationStep.Unidentified s -> steps.chooseFound();
      case DigitizationStep.Outside s -> model.settling().registerOutside();
      case DigitizationStep.Choosing s -> model.keepScanner();
      case DigitizationStep.Comparing s -> act(StopAction.SET_ASIDE);
      case DigitizationStep.Repeated s -> model.scan();
      case DigitizationStep.Ready s -> model.scan();
      case DigitizationStep.Stopped s -> model.scan();
      case DigitizationStep.Halted s -> model.scan();
      case DigitizationStep.Finished s -> model.scan();
      case DigitizationStep.Scanning s -> {}
    }
  }

  /** The keys of one step only stand on its buttons. */
  @Override
  public List<Shortcut> hints() {
    List<Shortcut> hints =
        new ArrayList<>(
            model.paperProperty().getValue()
                ? List.of(Shortcut.SCAN, Shortcut.TRAY, Shortcut.SCANNER, Shortcut.BACK)
                : List.of(Shortcut.TRAY, Shortcut.BACK));
    hints.addAll(viewer.shortcuts().keySet());
    return hints;
  }

  private void back() {
    if (!model.back()) {
      leave.run();
    }
  }
}
