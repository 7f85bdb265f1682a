package mx.openprep.desktop.cotejo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.ActaList;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.CotejoTask;
import mx.openprep.v1.PageArea;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The image on the left; on the right what is published of it, to hold the paper against. */
public final class CotejoView implements Screen {
  private final CotejoViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Consumer<String> captures;
  private final Runnable leave;
  private final HBox root;
  private final TextField input = new TextField();
  private final ImageViewer viewer;
  private final ActaList choices;
  private final StackPane place = new StackPane();
  private final Button matches;

  /**
   * Nothing at hand yet.
   *
   * @param captures shows what was keyed of an acta, and comes back
   */
  public CotejoView(CotejoViewModel model, Texts texts, Consumer<String> captures, Runnable leave) {
    this.captures = captures;
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    controls = new Controls(texts);
    viewer = new ImageViewer(texts);
    HBox.setHgrow(viewer, Priority.ALWAYS);
    model.imageProperty().subscribe(viewer::show);
    choices =
        new ActaList(
            texts,
            "cotejo.choices",
            model
                .stepProperty()
                .map(step ->
                    step instanceof CotejoStep.Choose choose
                        ? choose.actas().stream().map(CotejoTask::getActa).toList()
                        : List.of()),
            model::choose);
    matches =
        controls.button(
            "cotejo.matches", Material2AL.CHECK, Shortcut.COMPARE_CONFIRM, model::matches);
    matches.setId("matches");
    matches.getStyleClass().addAll("accent", "large-button");
    ActaHeading heading = ActaHeading.compact(texts, model.actaProperty());
    Controls.showWhen(heading, model.actaProperty().map(Optional::isPresent));
    VBox.setVgrow(place, Priority.ALWAYS);
    VBox side =
        new VBox(
            heading,
            when(CotejoStep.Search.class, searching()),
            when(CotejoStep.Choose.class, choosing()),
            place,
            new MessagePane(model.noticeProperty()),
            when(CotejoStep.Compare.class, comparing()),
            when(CotejoStep.Correct.class, correcting()),
            when(CotejoStep.Decide.class, deciding()));
    side.getStyleClass().addAll("work-side", "cotejo-side");
    root = new HBox(viewer, side);
    root.getStyleClass().add("two-columns");
    model.stepProperty().subscribe(this::arrange);
  }

  private Node when(Class<? extends CotejoStep> kind, Node content) {
    return Controls.showWhen(content, model.stepProperty().map(kind::isInstance));
  }

  private Node searching() {
    input.setId("search");
    input.textProperty().bindBidirectional(model.inputProperty());
    input.setOnAction(event -> model.search());
    input.getStyleClass().add("large-input");
    input.setAccessibleText(texts.of("cotejo.input"));
    controls.withPrompt(input, "cotejo.prompt");
    Button next =
        controls.button("cotejo.next", Material2MZ.SKIP_NEXT, Shortcut.COMPARE_NEXT, model::next);
    next.getStyleClass().add("accent");
    Button decide =
        controls.button(
            "cotejo.corrections", Material2AL.GAVEL, Shortcut.CORRECTIONS, model::nextCorrection);
    decide.setId("corrections");
    Controls.showWhen(decide, model.decidesProperty());
    return column(
        controls.label("cotejo.title", "screen-title"),
        controls.label("cotejo.input", "field-name"),
        input,
        controls.label("cotejo.hint", "hint"),
        buttons(next, decide),
        Controls.bound(model.leftProperty(), "cotejo-left"),
        Controls.bound(model.cutProperty(), "hint"));
  }

  private Node choosing() {
    return column(controls.label("cotejo.choose", "screen-title"), choices);
  }

  private Node comparing() {
    Button differs =
        controls.button(
            "cotejo.differs", Material2AL.CLOSE, Shortcut.COMPARE_DIFFERS, model::differs);
    return buttons(
        matches,
        Controls.spacer(),
        controls.iconButton(Shortcut.CAPTURES, Material2AL.COMPARE_ARROWS, this::captures),
        differs);
  }

  /** What the people who keyed it keyed, for who wonders how it came to what is published. */
  private void captures() {
    if (model.stepProperty().get() instanceof CotejoStep.Compare comparing) {
      captures.accept(comparing.task().getActa().getActa());
    }
  }

  private Node correcting() {
    Button propose =
        controls.button(
            "cotejo.propose", Material2MZ.SEND, Shortcut.COMPARE_CONFIRM, model::propose);
    propose.getStyleClass().addAll("accent", "large-button");
    Button back =
        controls.button("cotejo.back", Material2AL.ARROW_BACK, Shortcut.BACK, () -> model.back());
    return buttons(propose, Controls.spacer(), back);
  }

  private Node deciding() {
    Button approve =
        controls.button(
            "cotejo.approve",
            Material2AL.CHECK,
            Shortcut.COMPARE_CONFIRM,
            () -> model.decide(true));
    approve.getStyleClass().addAll("accent", "large-button");
    Button reject =
        controls.button(
            "cotejo.reject",
            Material2AL.CLOSE,
            Shortcut.COMPARE_DIFFERS,
            () -> model.decide(false));
    return buttons(approve, Controls.spacer(), reject);
  }

  private void arrange(CotejoStep step) {
    Optional<ComparedPane> pane =
        switch (step) {
          case CotejoStep.Search _, CotejoStep.Choose _ -> Optional.empty();
          case CotejoStep.Compare s ->
              Optional.of(ComparedPane.toCompare(s.task(), s.form(), texts));
          case CotejoStep.Correct s ->
              Optional.of(ComparedPane.toCorrect(s.task(), s.form(), texts, this::pointAt));
          case CotejoStep.Decide s -> Optional.of(ComparedPane.toDecide(s.task(), s.form(), texts));
        };
    place.getChildren().setAll(pane.stream().toList());
    place.setManaged(pane.isPresent());
    // Only what is on the window can take the focus; after the change it will be.
    Platform.runLater(() -> focus(step, pane));
  }

  private void pointAt(PageArea part) {
    viewer.moveTo(Optional.of(part));
  }

  private void focus(CotejoStep step, Optional<ComparedPane> pane) {
    switch (step) {
      case CotejoStep.Search _ -> input.requestFocus();
      case CotejoStep.Choose _ -> choices.requestFocus();
      case CotejoStep.Compare _ -> pane.ifPresent(ComparedPane::takeList);
      case CotejoStep.Correct _ -> pane.ifPresent(shown -> shown.takeFirst(this::pointAt));
      case CotejoStep.Decide _ -> pane.ifPresent(ComparedPane::takeReason);
    }
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

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("home.cotejo");
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
    keys.put(Shortcut.COMPARE_CONFIRM, this::confirm);
    keys.put(Shortcut.COMPARE_DIFFERS, this::differs);
    keys.put(Shortcut.COMPARE_NEXT, model::next);
    keys.put(Shortcut.CAPTURES, this::captures);
    if (model.decidesProperty().getValue()) {
      keys.put(Shortcut.CORRECTIONS, model::nextCorrection);
    }
    keys.put(Shortcut.BACK, this::back);
    keys.putAll(viewer.shortcuts());
    return keys;
  }

  @Override
  public List<Shortcut> hints() {
    // Those of the image stand on its buttons and on the sheet of keys.
    return shortcuts().keySet().stream()
        .filter(key -> key.scope() != Shortcut.Scope.IMAGE)
        .toList();
  }

  private void confirm() {
    switch (model.stepProperty().get()) {
      case CotejoStep.Search _ -> model.search();
      case CotejoStep.Choose _ -> choices.choose(model::choose);
      case CotejoStep.Compare _ -> model.matches();
      case CotejoStep.Correct _ -> model.propose();
      case CotejoStep.Decide _ -> model.decide(true);
    }
  }

  private void differs() {
    if (model.stepProperty().get() instanceof CotejoStep.Decide) {
      model.decide(false);
    } else {
      model.differs();
    }
  }

  private void back() {
    if (!model.back()) {
      leave.run();
    }
  }
}
