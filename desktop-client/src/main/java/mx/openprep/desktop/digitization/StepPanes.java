package mx.openprep.desktop.digitization;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.ActaList;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ElectionName;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What to do now, step by step; one step is seen at a time. */
final class StepPanes extends VBox {
  private final DigitizationViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Runnable back;
  private final Button scan;
  private final Button next;
  private final TextField clave = new TextField();
  private final TextArea description = new TextArea();
  private final ActaList found;

  StepPanes(DigitizationViewModel model, Texts texts, Runnable chooseFiles, Runnable back) {
    this.model = model;
    this.texts = texts;
    this.back = back;
    controls = new Controls(texts);
    getStyleClass().add("scan-steps");
    scan = primary("scan.scan", Shortcut.SCAN, model::scan);
    scan.setId("scan");
    next =
        controls.button(
            "scan.tray.next", Material2MZ.MARKUNREAD_MAILBOX, Shortcut.SCAN, model::takeFromTray);
    next.getStyleClass().addAll("accent", "large-button");
    found =
        new ActaList(
            texts,
            "scan.found",
            model.identification().foundProperty(),
            model.settling()::identifyAs);
    getChildren()
        .addAll(
            ready(chooseFiles),
            trayAlone(),
            when(DigitizationStep.Scanning.class, scanning()),
            when(DigitizationStep.Finished.class, finished()),
            new StopPane(texts, model.stopProperty(), model.paperProperty()::getValue, model::act),
            when(DigitizationStep.Repeated.class, heading()),
            when(DigitizationStep.Comparing.class, comparing()),
            when(DigitizationStep.Unidentified.class, unidentified()),
            when(DigitizationStep.Outside.class, outside()),
            when(DigitizationStep.Choosing.class, new ScannerPane(model, texts)),
            new MessagePane(model.noticeProperty()));
  }

  private Node when(Class<? extends DigitizationStep> kind, Node content) {
    return Controls.showWhen(content, model.stepProperty().map(kind::isInstance));
  }

  private Button primary(String key, Shortcut shortcut, Runnable action) {
    Button button = controls.button(key, Material2MZ.SCANNER, shortcut, action);
    button.getStyleClass().addAll("accent", "large-button");
    return button;
  }

  private Node ready(Runnable chooseFiles) {
    ChoiceBar<Optional<PageSource>> sources =
        new ChoiceBar<>(model.sourceProperty(), source -> source.map(PageSource::name).orElse(""));
    model
        .sourcesProperty()
        .subscribe(all -> sources.offer(all.stream().map(Optional::of).toList()));
    return Controls.showWhen(
        column(
            controls.label("scan.title", "screen-title"),
            controls.label("scan.source", "field-name"),
            sources,
            profile(),
            scan,
            controls.label("scan.hint", "hint"),
            tray(),
            flow(
                controls.button(
                    "scan.file", Material2AL.FOLDER_OPEN, Shortcut.OPEN_FILE, chooseFiles),
                controls.button(
                    "scan.scanner", Material2MZ.SETTINGS, Shortcut.SCANNER, model::chooseScanner))),
        ready(true));
  }

  /** At a CCV: nothing is scanned, images that are nobody's are looked at one after another. */
  private Node trayAlone() {
    next.setId("tray-next");
    return Controls.showWhen(
        column(
            controls.label("scan.tray.title", "screen-title"),
            controls.label("scan.tray.hint", "hint"),
            Controls.bound(
                model
                    .tray()
                    .sizeProperty()
                    .map(count ->
                        count == 0 ? texts.of("scan.tray.empty") : texts.of("scan.tray", count)),
                "scan-figures"),
            next),
        ready(false));
  }

  private ObservableValue<Boolean> ready(boolean paper) {
    return model
        .stepProperty()
        .flatMap(step ->
            model
                .paperProperty()
                .map(there -> there == paper && step instanceof DigitizationStep.Ready));
  }

  /** How pages are scanned: the same for all, and for nobody here to change. */
  private Node profile() {
    PageSources.Profile profile = model.profile();
    Label words =
        new Label(
            texts.of(
                "scan.profile",
                profile.name(),
                profile.dotsPerInch(),
                profile.widthMm(),
                profile.heightMm()));
    words.getStyleClass().add("hint");
    words.setWrapText(true);
    HBox line = new HBox(Controls.icon(Material2AL.LOCK, "button-icon-glyph"), words);
    line.getStyleClass().add("scan-profile");
    return line;
  }

  private Button tray() {
    Button tray =
        controls.button(
            "scan.tray", Material2MZ.MARKUNREAD_MAILBOX, Shortcut.TRAY, model::takeFromTray);
    tray.textProperty()
        .bind(model.tray().sizeProperty().map(count -> texts.of("scan.tray", count)));
    tray.getStyleClass().add("scan-tray");
    return Controls.showWhen(tray, model.tray().sizeProperty().map(count -> count > 0));
  }

  private Node scanning() {
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.batch().progressProperty());
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("scan.progress"));
    return column(
        controls.label("scan.progress", "screen-title"),
        progress,
        Controls.bound(figures(), "scan-figures"),
        waiting(),
        controls.button("scan.cancel", Material2MZ.STOP, Shortcut.BACK, back));
  }

  private Node waiting() {
    return Controls.showWhen(
        Controls.bound(
            model.tray().sizeProperty().map(count -> texts.of("scan.waiting", count)), "hint"),
        model.tray().sizeProperty().map(count -> count > 0));
  }

  private ObservableValue<String> figures() {
    return model
        .batch()
        .figuresProperty()
        .map(now -> texts.of("scan.figures", now.pages(), now.perMinute()));
  }

  private Node finished() {
    Button further = primary("scan.next", Shortcut.SCAN, model::scan);
    further.setId("scan-next");
    further
        .textProperty()
        .bind(model.paperProperty().map(paper -> texts.of(paper ? "scan.next" : "scan.tray.next")));
    return column(
        controls.label("scan.identified.screen", "screen-title"),
        Controls.showWhen(
            Controls.bound(figures(), "scan-figures"),
            model.batch().figuresProperty().map(now -> now.pages() > 1)),
        Controls.bound(model.summaryProperty(), "hint"),
        heading(),
        further,
        tray());
  }

  private Node heading() {
    return Controls.showWhen(
        new ActaHeading(texts, model.actaProperty()),
        model.actaProperty().map(Optional::isPresent));
  }

  private Node comparing() {
    Button keep =
        controls.button(
            "scan.keep-current",
            Material2AL.CHECK,
            Shortcut.SCAN,
            () -> model.act(StopAction.SET_ASIDE));
    keep.getStyleClass().addAll("accent", "large-button");
    return column(
        controls.label("scan.compare.screen", "screen-title"),
        heading(),
        controls.label("scan.compare.hint", "hint"),
        keep,
        controls.button(
            "scan.replace", Material2AL.COMPARE, Shortcut.REPLACE, model.settling()::replace),
        controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, back));
  }

  private Node unidentified() {
    clave.setId("clave");
    clave.getStyleClass().add("large-input");
    clave.textProperty().bindBidirectional(model.identification().claveProperty());
    clave.setOnAction(event -> model.settling().search());
    controls.withPrompt(clave, "acopio.prompt");
    Button is =
        controls.button("scan.is-this", Material2AL.CHECK, Shortcut.SCAN, this::chooseFound);
    is.getStyleClass().add("accent");
    ObservableValue<Boolean> some =
        model.identification().foundProperty().map(actas -> !actas.isEmpty());
    return column(
        controls.label("scan.unidentified.screen", "side-title"),
        controls.named("scan.clave", clave),
        flow(
            controls.button("scan.find", Material2MZ.SEARCH, model.settling()::search),
            Controls.showWhen(is, some)),
        Controls.showWhen(column(controls.label("scan.found", "field-name"), found), some));
  }

  private Node outside() {
    ChoiceBar<ElectionName> elections =
        new ChoiceBar<>(model.identification().electionProperty(), ElectionName::getName);
    model.electionsProperty().subscribe(elections::offer);
    description.textProperty().bindBidirectional(model.identification().descriptionProperty());
    description.setId("description");
    description.setPrefRowCount(3);
    description.setWrapText(true);
    Button register =
        controls.button(
            "scan.register-outside",
            Material2AL.CHECK,
            Shortcut.SCAN,
            model.settling()::registerOutside);
    register.getStyleClass().add("accent");
    return column(
        controls.label("scan.outside.screen", "screen-title"),
        controls.label("scan.election", "field-name"),
        elections,
        controls.named("scan.description", description),
        flow(
            register, controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, back)));
  }

  private static VBox column(Node... content) {
    VBox column = new VBox(content);
    column.getStyleClass().add("step");
    return column;
  }

  private static FlowPane flow(Node... content) {
    FlowPane line = new FlowPane(content);
    line.getStyleClass().add("choice-bar");
    return line;
  }

  /** What begins, where the hand is expected first. */
  Node beginning() {
    return model.paperProperty().getValue() ? scan : next;
  }

  Node description() {
    return description;
  }

  Node claveOrFound() {
    return model.identification().foundProperty().getValue().isEmpty() ? clave : found;
  }

  void chooseFound() {
    found.choose(model.settling()::identifyAs);
  }
}
