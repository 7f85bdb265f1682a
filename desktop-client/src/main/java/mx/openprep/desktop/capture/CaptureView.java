package mx.openprep.desktop.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ProblemKind;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The image on the left, the form on the right, both hands on the number pad. */
public final class CaptureView implements Screen {
  private final CaptureViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Runnable leave;
  private final HBox root;
  private final ImageViewer viewer;
  private final StackPane formPlace = new StackPane();
  private final TextField comment = new TextField();
  private Optional<FormPane> form = Optional.empty();

  public CaptureView(CaptureViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    controls = new Controls(texts);
    viewer = new ImageViewer(texts);
    model.imageProperty().subscribe(viewer::show);
    HBox.setHgrow(viewer, Priority.ALWAYS);
    VBox.setVgrow(formPlace, Priority.ALWAYS);
    ActaHeading heading = ActaHeading.compact(texts, model.actaProperty());
    VBox side =
        new VBox(
            Controls.showWhen(heading, model.actaProperty().map(Optional::isPresent)),
            when(CaptureStep.Keying.class, keying()),
            when(CaptureStep.Reporting.class, reporting()),
            when(CaptureStep.Waiting.class, waiting()),
            shownMessage());
    side.getStyleClass().addAll("work-side", "capture-side");
    root = new HBox(viewer, side);
    root.getStyleClass().add("two-columns");
    model.stepProperty().subscribe(this::arrange);
  }

  private Node when(Class<? extends CaptureStep> kind, Node content) {
    VBox.setVgrow(content, Priority.ALWAYS);
    return Controls.showWhen(content, model.stepProperty().map(kind::isInstance));
  }

  private Node keying() {
    return new VBox(Controls.bound(model.instructionProperty(), "hint"), formPlace);
  }

  private Node reporting() {
    ChoiceBar<ProblemKind> kinds = new ChoiceBar<>(model.problemProperty(), this::problemName);
    kinds.offer(List.of(ProblemKind.NEEDS_RESCAN, ProblemKind.WRONG_IMAGE));
    comment.textProperty().bindBidirectional(model.commentProperty());
    comment.setOnAction(event -> model.sendReport());
    Button send = controls.button("capture.report", Material2MZ.REPORT_PROBLEM, model::sendReport);
    send.getStyleClass().add("accent");
    HBox buttons =
        new HBox(
            send,
            controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, this::back));
    buttons.getStyleClass().add("button-line");
    return column(
        controls.label("capture.problem.title", "screen-title"),
        controls.label("capture.problem.kind", "field-name"),
        kinds,
        controls.named("capture.comment", comment),
        buttons);
  }

  private Node waiting() {
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("capture.fetching"));
    VBox fetching = column(controls.label("capture.fetching", "screen-title"), progress);
    Button again = controls.button("capture.again", Material2MZ.REFRESH, model::claim);
    again.setId("again");
    again.getStyleClass().add("accent");
    Button home = controls.button("capture.home", Material2AL.HOME, Shortcut.BACK, this::back);
    HBox buttons = new HBox(again, home);
    buttons.getStyleClass().add("button-line");
    Controls.showWhen(fetching, model.busyProperty());
    Controls.showWhen(buttons, model.busyProperty().map(busy -> !busy));
    model.busyProperty().subscribe(busy -> Platform.runLater(again::requestFocus));
    return column(new MessagePane(model.noticeProperty()), fetching, buttons);
  }

  /** A refusal while keying, and what was sent last. */
  private Node shownMessage() {
    MessagePane refused =
        new MessagePane(
            model
                .noticeProperty()
                .flatMap(notice ->
                    model
                        .stepProperty()
                        .map(step ->
                            step instanceof CaptureStep.Waiting ? Optional.empty() : notice)));
    Label lastSent = Controls.bound(model.lastSentProperty(), "last-sent");
    Controls.showWhen(lastSent, model.lastSentProperty().map(text -> !text.isEmpty()));
    return new VBox(refused, lastSent);
  }

  private void arrange(CaptureStep step) {
    switch (step) {
      case CaptureStep.Waiting s -> {
        formPlace.getChildren().clear();
        form = Optional.empty();
      }
      case CaptureStep.Keying s -> showForm(s.form());
      case CaptureStep.Reporting s -> comment.requestFocus();
    }
  }

  private void showForm(CaptureForm shown) {
    if (form.isEmpty()) {
      FormPane pane = new FormPane(texts, shown, model);
      form = Optional.of(pane);
      shown.placeProperty().subscribe(place -> shown.area().ifPresent(viewer::moveTo));
      formPlace.getChildren().setAll(pane);
    }
    // Only what is on the window can take the focus; by then it will be.
    int place = shown.placeProperty().get();
    Platform.runLater(() -> form.ifPresent(pane -> pane.take(place)));
  }

  private String problemName(ProblemKind kind) {
    return switch (kind) {
      case WRONG_IMAGE -> texts.of("problem.wrong-image");
      case NEEDS_RESCAN -> texts.of("problem.needs-rescan");
      case PROBLEM_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException(kind.name());
    };
  }

  private static VBox column(Node... content) {
    VBox column = new VBox(content);
    column.getStyleClass().add("step");
    return column;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return model.titleProperty().getValue();
  }

  @Override
  public void activate() {
    // After a lock the acta is still at hand.
    if (model.stepProperty().getValue() instanceof CaptureStep.Waiting) {
      model.claim();
    } else {
      form.ifPresent(FormPane::takeBack);
    }
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.SUBMIT, this::submit);
    keys.put(Shortcut.PROBLEM, model::reportProblem);
    keys.put(Shortcut.BACK, this::back);
    keys.putAll(viewer.shortcuts());
    return keys;
  }

  @Override
  public List<Shortcut> hints() {
    List<Shortcut> hints =
        new ArrayList<>(
            List.of(
                Shortcut.NEXT_FIELD, Shortcut.PREVIOUS_FIELD, Shortcut.ILLEGIBLE, Shortcut.BLANK));
    hints.addAll(shortcuts().keySet());
    return hints;
  }

  private void submit() {
    if (model.stepProperty().getValue() instanceof CaptureStep.Reporting) {
      model.sendReport();
    } else {
      model.submit();
    }
  }

  private void back() {
    if (!model.back()) {
      leave.run();
    }
  }
}
