package mx.openprep.desktop.acopio;

import java.io.File;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.app.ui.Wedge;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.SobreCard;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Reception of one sobre on the left; on the right, the last receptions. */
public final class AcopioView implements Screen {
  private static final List<SinActaReason> REASONS =
      List.of(
          SinActaReason.PAQUETE_NO_ENTREGADO,
          SinActaReason.CASILLA_NO_INSTALADA,
          SinActaReason.PAQUETE_ENTREGADO_SIN_BOLSA);

  private final AcopioViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Runnable missing;
  private final Runnable leave;
  private final Wedge wedge;
  private final HBox root;
  private final TextField input = new TextField();
  private final ObjectProperty<OfficialTime> time;
  private final SobreList choices;
  private final HandoverPane handover;
  private final ReceiptsPane receipts;
  private final ChoiceBar<SinActaReason> reasons;
  private final Button next;
  private Optional<Scene> heard = Optional.empty();

  /**
   * The screen.
   *
   * @param missing goes to the list of what is missing
   * @param leave goes back to the choice of work
   */
  public AcopioView(
      AcopioViewModel model, Texts texts, InstantSource clock, Runnable missing, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.missing = missing;
    this.leave = leave;
    controls = new Controls(texts);
    wedge = new Wedge(clock, model::read, model::readGarbled);
    time = new SimpleObjectProperty<>(model.time());
    choices =
        new SobreList(
            texts,
            model
                .stepProperty()
                .map(step ->
                    step instanceof AcopioStep.Choose choose
                        ? choose.sobres()
                        : List.<SobreCard>of()),
            model::choose);
    handover = new HandoverPane(model, texts, time);
    receipts = new ReceiptsPane(model, texts, time, missing, this::print);
    reasons =
        new ChoiceBar<>(
            model.handover().reasonProperty(), reason -> ActaTicks.reasonName(texts, reason));
    reasons.offer(REASONS);
    next = controls.button("acopio.next", Material2AL.ARROW_FORWARD, Shortcut.MATCHES, this::next);
    VBox work =
        new VBox(
            when(AcopioStep.Search.class, search()),
            when(AcopioStep.Camera.class, new CameraPane(model, texts, this::back)),
            when(AcopioStep.Choose.class, choose()),
            when(AcopioStep.Compare.class, handover),
            when(AcopioStep.WithoutActa.class, withoutActa()),
            when(AcopioStep.Stopped.class, stopped()),
            new MessagePane(model.noticeProperty()));
    work.getStyleClass().add("work-column");
    HBox.setHgrow(work, Priority.ALWAYS);
    root = new HBox(work, receipts);
    root.getStyleClass().add("two-columns");
    // Only what is on the window can take the focus; after the change it will be.
    model.stepProperty().subscribe(step -> Platform.runLater(() -> focus(step)));
  }

  private Node when(Class<? extends AcopioStep> kind, Node content) {
    return Controls.showWhen(content, model.stepProperty().map(kind::isInstance));
  }

  private Node search() {
    input.setId("search");
    input.textProperty().bindBidirectional(model.inputProperty());
    input.setOnAction(event -> model.search());
    input.getStyleClass().add("large-input");
    input.setAccessibleText(texts.of("acopio.input"));
    controls.withPrompt(input, "acopio.prompt");
    Button find = controls.button("acopio.find", Material2MZ.SEARCH, model::search);
    find.getStyleClass().add("accent");
    HBox line = new HBox(input, find);
    line.getStyleClass().add("input-line");
    HBox.setHgrow(input, Priority.ALWAYS);
    return column(
        controls.label("acopio.title", "screen-title"),
        controls.label("acopio.input", "field-name"),
        line,
        controls.label("acopio.hint", "hint"),
        buttons(
            controls.button(
                "acopio.camera", Material2MZ.PHOTO_CAMERA, Shortcut.CAMERA, model::look),
            controls.button(
                "acopio.image", Material2AL.INSERT_PHOTO, Shortcut.QR_IMAGE, this::chooseImage)));
  }

  private Node choose() {
    return column(controls.label("acopio.choose", "screen-title"), choices, backButton());
  }

  private Node withoutActa() {
    Button register =
        controls.button(
            "acopio.register", Material2AL.CHECK, Shortcut.MATCHES, model::registerWithoutActa);
    register.getStyleClass().add("accent");
    register.disableProperty().bind(model.handover().anyTickedProperty().not());
    return column(
        controls.label("acopio.reason", "screen-title"),
        new SobreHeading(texts, model.sobreProperty(), time),
        controls.label("acopio.without.which", "field-name"),
        new ActaTicks(texts, model.handover(), model.sobreProperty(), time, Handover::canBeMissing),
        controls.label("acopio.reason.name", "field-name"),
        reasons,
        controls.label("acopio.without.undo", "hint"),
        buttons(register, backButton()));
  }

  private Node stopped() {
    next.setId("next");
    next.getStyleClass().addAll("accent", "large-button");
    Button list =
        controls.button("acopio.missing", Material2AL.LIST_ALT, Shortcut.MISSING_SOBRES, missing);
    Controls.showWhen(list, isStop(AcopioStep.Stop.MISMATCH));
    return column(new MessagePane(model.stopProperty(), next, list));
  }

  private javafx.beans.value.ObservableValue<Boolean> isStop(AcopioStep.Stop stop) {
    return model
        .stepProperty()
        .map(step -> step instanceof AcopioStep.Stopped stopped && stopped.stop() == stop);
  }

  private Button backButton() {
    return controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, model::back);
  }

  private static VBox column(Node... content) {
    VBox column = new VBox(content);
    column.getStyleClass().add("step");
    return column;
  }

  private static HBox buttons(Node... content) {
    HBox line = new HBox(content);
    line.getStyleClass().add("button-line");
    return line;
  }

  private void focus(AcopioStep step) {
    switch (step) {
      case AcopioStep.Search _ -> input.requestFocus();
      case AcopioStep.Camera _ -> root.requestFocus();
      case AcopioStep.Choose _ -> choices.requestFocus();
      case AcopioStep.Compare _ -> handover.focusPrimary();
      case AcopioStep.WithoutActa _ -> reasons.focusFirst();
      case AcopioStep.Stopped _ -> next.requestFocus();
    }
  }

  private void chooseImage() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.of("acopio.image"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                texts.of("scan.images"), "*.jpg", "*.jpeg", "*.png", "*.bmp"));
    File chosen = chooser.showOpenDialog(root.getScene().getWindow());
    if (chosen != null) {
      model.readImage(chosen.toPath());
    }
  }

  private void print() {
    receipts.chosen().ifPresent(model::printReceipt);
  }

  private void next() {
    model.back();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("home.acopio");
  }

  @Override
  public void activate() {
    time.set(model.time());
    model.start();
    Scene scene = root.getScene();
    scene.addEventFilter(KeyEvent.ANY, wedge);
    heard = Optional.of(scene);
    input.requestFocus();
  }

  @Override
  public void deactivate() {
    heard.ifPresent(scene -> scene.removeEventFilter(KeyEvent.ANY, wedge));
    heard = Optional.empty();
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.MATCHES, this::confirm);
    keys.put(Shortcut.DIFFERS, model::doesNotMatch);
    keys.put(Shortcut.SEAL, this::seal);
    keys.put(Shortcut.SIN_ACTA, model::withoutActa);
    keys.put(Shortcut.MISSING_SOBRES, missing);
    keys.put(Shortcut.PRINT_RECEIPT, this::print);
    keys.put(Shortcut.CAMERA, model::look);
    keys.put(Shortcut.QR_IMAGE, this::chooseImage);
    keys.put(Shortcut.BACK, this::back);
    return keys;
  }

  private void seal() {
    if (model.turnSeal()) {
      Platform.runLater(handover::focusSealComment);
    }
  }

  private void confirm() {
    switch (model.stepProperty().getValue()) {
      case AcopioStep.Search _ -> model.search();
      case AcopioStep.Camera _ -> {}
      case AcopioStep.Choose _ -> choices.choose(model::choose);
      case AcopioStep.Compare _ -> model.matches();
      case AcopioStep.WithoutActa _ -> model.registerWithoutActa();
      case AcopioStep.Stopped _ -> next();
    }
  }

  private void back() {
    if (!model.back()) {
      leave.run();
    }
  }
}
