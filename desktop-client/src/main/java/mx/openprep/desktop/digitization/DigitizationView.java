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
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.ActaList;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ElectionName;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The page on the left; on the right, what to do with it. */
public final class DigitizationView implements Screen {
  private final DigitizationViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Runnable leave;
  private final HBox root;
  private final ImageViewer viewer;
  private final Button scan;
  private final TextField clave = new TextField();
  private final TextArea description = new TextArea();
  private final ActaList found;

  public DigitizationView(DigitizationViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    controls = new Controls(texts);
    viewer = new ImageViewer(texts);
    model.pageProperty().subscribe(viewer::show);
    HBox.setHgrow(viewer, Priority.ALWAYS);
    scan = controls.button("scan.scan", Material2MZ.SCANNER, Shortcut.SCAN, model::scan);
    scan.setId("scan");
    scan.getStyleClass().addAll("accent", "large-button");
    found = new ActaList(texts, "scan.found", model.foundProperty(), model::identifyAs);
    VBox side =
        new VBox(
            when(DigitizationStep.Ready.class, ready()),
            when(DigitizationStep.Scanning.class, scanning()),
            when(DigitizationStep.Doubtful.class, doubtful()),
            when(DigitizationStep.Identified.class, identified()),
            when(DigitizationStep.Unidentified.class, unidentified()),
            when(DigitizationStep.Outside.class, outside()),
            new MessagePane(model.noticeProperty()),
            Controls.bound(model.qualityProperty(), "hint"));
    side.getStyleClass().addAll("work-side");
    root = new HBox(viewer, side);
    root.getStyleClass().add("two-columns");
    // Only what is on the window can take the focus; after the change it will be.
    model.stepProperty().subscribe(step -> Platform.runLater(() -> focus(step)));
  }

  private Node when(Class<? extends DigitizationStep> kind, Node content) {
    return Controls.showWhen(content, model.stepProperty().map(kind::isInstance));
  }

  private Node ready() {
    ChoiceBar<Optional<PageSource>> sources =
        new ChoiceBar<>(model.sourceProperty(), source -> source.map(PageSource::name).orElse(""));
    model
        .sourcesProperty()
        .subscribe(all -> sources.offer(all.stream().map(Optional::of).toList()));
    Button file =
        controls.button("scan.file", Material2AL.FOLDER_OPEN, Shortcut.OPEN_FILE, this::chooseFile);
    Button again = controls.button("scan.look-again", Material2MZ.REFRESH, model::lookForSources);
    return column(
        controls.label("scan.title", "screen-title"),
        controls.label("scan.source", "field-name"),
        sources,
        scan,
        controls.label("scan.hint", "hint"),
        lines(file, again),
        tray());
  }

  private Button tray() {
    Button tray =
        controls.button(
            "scan.tray", Material2MZ.MARKUNREAD_MAILBOX, Shortcut.TRAY, model::takeFromTray);
    tray.textProperty()
        .bind(model.unidentifiedProperty().map(count -> texts.of("scan.tray", count)));
    return Controls.showWhen(tray, model.unidentifiedProperty().map(count -> count > 0));
  }

  private Node scanning() {
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.progressProperty());
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("scan.progress"));
    return column(
        controls.label("scan.progress", "screen-title"),
        progress,
        controls.button("scan.cancel", Material2MZ.STOP, Shortcut.BACK, model::cancelScan));
  }

  private Node doubtful() {
    Button again = controls.button("scan.again", Material2MZ.SCANNER, Shortcut.SCAN, model::scan);
    again.getStyleClass().addAll("accent", "large-button");
    return column(
        controls.label("scan.doubtful.screen", "screen-title"),
        again,
        controls.button("scan.keep", Material2AL.CHECK, Shortcut.KEEP_PAGE, model::keepDoubtful));
  }

  private Node identified() {
    Button next = controls.button("scan.next", Material2MZ.SCANNER, Shortcut.SCAN, model::scan);
    next.setId("scan-next");
    next.getStyleClass().addAll("accent", "large-button");
    return column(
        controls.label("scan.identified.screen", "screen-title"),
        new ActaHeading(texts, model.actaProperty()),
        next);
  }

  private Node unidentified() {
    clave.setId("clave");
    clave.getStyleClass().add("large-input");
    clave.textProperty().bindBidirectional(model.claveProperty());
    clave.setOnAction(event -> model.search());
    controls.withPrompt(clave, "acopio.prompt");
    Button is = controls.button("scan.is-this", Material2AL.CHECK, Shortcut.SCAN, this::goOn);
    is.getStyleClass().add("accent");
    VBox candidates = column(controls.label("scan.found", "field-name"), found, is);
    return column(
        controls.label("scan.unidentified.screen", "screen-title"),
        controls.named("scan.clave", clave),
        Controls.showWhen(candidates, model.foundProperty().map(actas -> !actas.isEmpty())),
        controls.button("scan.find", Material2MZ.SEARCH, model::search),
        controls.button(
            "scan.fuera", Material2AL.HELP_OUTLINE, Shortcut.FUERA_DE_CATALOGO, model::outside),
        controls.button("scan.later", Material2AL.INBOX, Shortcut.BACK, this::back));
  }

  private Node outside() {
    ChoiceBar<ElectionName> elections =
        new ChoiceBar<>(model.electionProperty(), ElectionName::getName);
    model.electionsProperty().subscribe(elections::offer);
    description.textProperty().bindBidirectional(model.descriptionProperty());
    description.setId("description");
    description.setPrefRowCount(3);
    description.setWrapText(true);
    Button register =
        controls.button(
            "scan.register-outside", Material2AL.CHECK, Shortcut.SCAN, model::registerOutside);
    register.getStyleClass().add("accent");
    return column(
        controls.label("scan.outside.screen", "screen-title"),
        controls.label("scan.election", "field-name"),
        elections,
        controls.named("scan.description", description),
        lines(
            register,
            controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, this::back)));
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.of("scan.file"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                texts.of("scan.images"), "*.jpg", "*.jpeg", "*.png", "*.tif", "*.tiff"));
    File chosen = chooser.showOpenDialog(root.getScene().getWindow());
    if (chosen != null) {
      model.digitizeFile(chosen.toPath());
    }
  }

  private static VBox column(Node... content) {
    VBox column = new VBox(content);
    column.getStyleClass().add("step");
    return column;
  }

  private static HBox lines(Node... content) {
    HBox line = new HBox(content);
    line.getStyleClass().add("button-line");
    return line;
  }

  private void focus(DigitizationStep step) {
    switch (step) {
      case DigitizationStep.Ready s -> scan.requestFocus();
      case DigitizationStep.Scanning s -> viewer.requestFocus();
      case DigitizationStep.Doubtful s -> viewer.requestFocus();
      case DigitizationStep.Identified s -> viewer.requestFocus();
      case DigitizationStep.Unidentified s -> (s.found().isEmpty() ? clave : found).requestFocus();
      case DigitizationStep.Outside s -> description.requestFocus();
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("home.digitization");
  }

  @Override
  public void activate() {
    model.start();
    scan.requestFocus();
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.SCAN, this::goOn);
    keys.put(Shortcut.KEEP_PAGE, model::keepDoubtful);
    keys.put(Shortcut.OPEN_FILE, this::chooseFile);
    keys.put(Shortcut.TRAY, model::takeFromTray);
    keys.put(Shortcut.FUERA_DE_CATALOGO, model::outside);
    keys.put(Shortcut.BACK, this::back);
    keys.putAll(viewer.shortcuts());
    return keys;
  }

  /** The one key that goes on: scan, or confirm what is asked about the page at hand. */
  private void goOn() {
    switch (model.stepProperty().getValue()) {
      case DigitizationStep.Unidentified s -> found.choose(model::identifyAs);
      case DigitizationStep.Outside s -> model.registerOutside();
      case DigitizationStep.Ready s -> model.scan();
      case DigitizationStep.Doubtful s -> model.scan();
      case DigitizationStep.Identified s -> model.scan();
      case DigitizationStep.Scanning s -> {}
    }
  }

  /** The keys of one step only stand on its buttons. */
  @Override
  public List<Shortcut> hints() {
    List<Shortcut> hints =
        new ArrayList<>(List.of(Shortcut.SCAN, Shortcut.OPEN_FILE, Shortcut.TRAY, Shortcut.BACK));
    hints.addAll(viewer.shortcuts().keySet());
    return hints;
  }

  private void back() {
    if (!model.back()) {
      leave.run();
    }
  }
}
