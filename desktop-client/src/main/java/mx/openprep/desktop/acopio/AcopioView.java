package mx.openprep.desktop.acopio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.ActaList;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.SinActaReason;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Reception of one paper on the left; on the right, what has not arrived. */
public final class AcopioView implements Screen {
  private static final List<SinActaReason> REASONS =
      List.of(
          SinActaReason.PAQUETE_NO_ENTREGADO,
          SinActaReason.CASILLA_NO_INSTALADA,
          SinActaReason.PAQUETE_ENTREGADO_SIN_BOLSA);

  private final AcopioViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Runnable leave;
  private final HBox root;
  private final TextField input = new TextField();
  private final ActaList choices;
  private final Button matches;
  private final ChoiceBar<SinActaReason> reasons;

  public AcopioView(AcopioViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    controls = new Controls(texts);
    choices = new ActaList(texts, "acopio.choices", model.choicesProperty(), model::choose);
    matches =
        controls.button("acopio.matches", Material2AL.CHECK, Shortcut.MATCHES, model::matches);
    reasons = new ChoiceBar<>(model.reasonProperty(), this::reasonName);
    reasons.offer(REASONS);
    VBox work =
        new VBox(
            when(AcopioStep.Search.class, search()),
            when(AcopioStep.Choose.class, choose()),
            when(AcopioStep.Compare.class, compare()),
            when(AcopioStep.WithoutActa.class, withoutActa()),
            new MessagePane(model.noticeProperty()));
    work.getStyleClass().add("work-column");
    HBox.setHgrow(work, Priority.ALWAYS);
    root = new HBox(work, missing());
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
    controls.withPrompt(input, "acopio.prompt");
    Button find = controls.button("acopio.find", Material2MZ.SEARCH, model::search);
    find.getStyleClass().add("accent");
    HBox line = new HBox(input, find);
    line.getStyleClass().add("input-line");
    HBox.setHgrow(input, Priority.ALWAYS);
    input.setAccessibleText(texts.of("acopio.input"));
    return column(
        controls.label("acopio.title", "screen-title"),
        controls.label("acopio.input", "field-name"),
        line,
        controls.label("acopio.hint", "hint"));
  }

  private Node choose() {
    return column(controls.label("acopio.choose", "screen-title"), choices, backButton());
  }

  private Node compare() {
    ChoiceBar<DocumentType> documents =
        new ChoiceBar<>(model.documentTypeProperty(), AcopioView::documentName);
    model.documentTypesProperty().subscribe(documents::offer);
    ChoiceBar<String> ways =
        new ChoiceBar<>(
            model.mechanismProperty(),
            way -> way.isEmpty() ? texts.of("acopio.mechanism.unknown") : way);
    model.mechanismsProperty().subscribe(ways::offer);
    matches.setId("matches");
    matches.getStyleClass().addAll("accent", "large-button");
    Button differs =
        controls.button("acopio.differs", Material2AL.CLOSE, Shortcut.BACK, model::doesNotMatch);
    Button without =
        controls.button(
            "acopio.without", Material2AL.ASSIGNMENT_LATE, Shortcut.SIN_ACTA, model::withoutActa);
    return column(
        controls.label("acopio.compare", "screen-title"),
        new ActaHeading(texts, model.actaProperty()),
        controls.label("acopio.document", "field-name"),
        documents,
        controls.label("acopio.mechanism", "field-name"),
        ways,
        buttons(matches, differs, Controls.spacer(), without));
  }

  private Node withoutActa() {
    Button register =
        controls.button(
            "acopio.register", Material2AL.CHECK, Shortcut.MATCHES, model::registerWithoutActa);
    register.getStyleClass().add("accent");
    return column(
        controls.label("acopio.reason", "screen-title"),
        new ActaHeading(texts, model.actaProperty()),
        controls.label("acopio.reason.name", "field-name"),
        reasons,
        buttons(register, backButton()));
  }

  private Node missing() {
    ActaList list =
        new ActaList(texts, "acopio.missing.name", model.missingProperty(), model::choose);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox side = new VBox(Controls.bound(model.missingTitleProperty(), "side-title"), list);
    side.getStyleClass().add("side-column");
    return side;
  }

  private Button backButton() {
    return controls.button(
        "acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, () -> model.back());
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
      case AcopioStep.Search s -> input.requestFocus();
      case AcopioStep.Choose s -> choices.requestFocus();
      case AcopioStep.Compare s -> matches.requestFocus();
      case AcopioStep.WithoutActa s -> reasons.focusFirst();
    }
  }

  private static String documentName(DocumentType type) {
    return mx.openprep.acta.DocumentType.valueOf(type.name()).published();
  }

  private String reasonName(SinActaReason reason) {
    return switch (reason) {
      case PAQUETE_NO_ENTREGADO -> texts.of("reason.not-delivered");
      case CASILLA_NO_INSTALADA -> texts.of("reason.not-installed");
      case PAQUETE_ENTREGADO_SIN_BOLSA -> texts.of("reason.without-bag");
      case SIN_ACTA_REASON_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException(reason.name());
    };
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
    model.start();
    input.requestFocus();
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.MATCHES, this::confirm);
    keys.put(Shortcut.SIN_ACTA, model::withoutActa);
    keys.put(Shortcut.BACK, this::back);
    return keys;
  }

  private void confirm() {
    switch (model.stepProperty().getValue()) {
      case AcopioStep.Search s -> model.search();
      case AcopioStep.Choose s -> choices.choose(model::choose);
      case AcopioStep.Compare s -> model.matches();
      case AcopioStep.WithoutActa s -> model.registerWithoutActa();
    }
  }

  private void back() {
    if (model.stepProperty().getValue() instanceof AcopioStep.Compare) {
      model.doesNotMatch();
    } else if (!model.back()) {
      leave.run();
    }
  }
}
