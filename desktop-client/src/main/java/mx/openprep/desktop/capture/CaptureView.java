package mx.openprep.desktop.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.FieldCrop;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.PageArea;

/**
 * The whole page on the left with the field at hand marked, the field enlarged above the form on
 * the right, the hand on the number pad.
 */
public final class CaptureView implements Screen {
  private static final double CROP_HEIGHT = 104;

  private final CaptureViewModel model;
  private final Texts texts;
  private final Runnable leave;
  private final HBox root;
  private final ImageViewer viewer;
  private final FieldCrop crop;
  private final ReportPane report;
  private final WaitingPane waiting;
  private final StackPane formPlace = new StackPane();
  private Optional<FormPane> form = Optional.empty();

  public CaptureView(CaptureViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    viewer = ImageViewer.ofWholePages(texts);
    crop = new FieldCrop(texts, viewer, CROP_HEIGHT);
    report = new ReportPane(texts, model, this::back);
    waiting = new WaitingPane(texts, model, this::back);
    model.imageProperty().subscribe(viewer::show);
    HBox.setHgrow(viewer, Priority.ALWAYS);
    VBox.setVgrow(formPlace, Priority.ALWAYS);
    ActaHeading heading = ActaHeading.compact(texts, model.actaProperty());
    VBox side =
        new VBox(
            Controls.showWhen(heading, model.actaProperty().map(Optional::isPresent)),
            when(CaptureStep.Keying.class, keying()),
            when(CaptureStep.Reporting.class, report),
            when(CaptureStep.Waiting.class, waiting),
            shownMessage());
    side.getStyleClass().addAll("work-side", "capture-side");
    root = new HBox(viewer, side);
    root.getStyleClass().add("two-columns");
    model.stepProperty().subscribe(this::arrange);
    model.warningProperty().subscribe(warning -> pointAgain());
  }

  private Node when(Class<? extends CaptureStep> kind, Node content) {
    VBox.setVgrow(content, Priority.ALWAYS);
    return Controls.showWhen(content, model.stepProperty().map(kind::isInstance));
  }

  private Node keying() {
    VBox keying = new VBox(Controls.bound(model.instructionProperty(), "hint"), crop, formPlace);
    keying.getStyleClass().add("capture-form");
    return keying;
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
        point(Optional.empty());
        // By then an acta may have come, and the hand belongs to its first field.
        Platform.runLater(this::restWhileWaiting);
      }
      case CaptureStep.Keying s -> showForm(s.form());
      case CaptureStep.Reporting s -> Platform.runLater(report::take);
    }
  }

  private void restWhileWaiting() {
    if (model.stepProperty().getValue() instanceof CaptureStep.Waiting) {
      waiting.requestFocus();
    }
  }

  private void showForm(CaptureForm shown) {
    if (form.filter(pane -> pane.shows(shown)).isEmpty()) {
      FormPane pane = new FormPane(texts, shown, model);
      form = Optional.of(pane);
      shown.placeProperty().subscribe(place -> point(shown.area()));
      formPlace.getChildren().setAll(pane);
    }
    // On the page that is shown now.
    point(shown.area());
    // Only what is on the window can take the focus; by then it will be.
    int place = shown.placeProperty().get();
    Platform.runLater(() -> form.ifPresent(pane -> pane.take(place)));
  }

  /** What is worth a second look is in sight while the hand is past the fields. */
  private void pointAgain() {
    if (model.stepProperty().getValue() instanceof CaptureStep.Keying keying) {
      point(keying.form().area());
    }
  }

  /** Marks the field at hand on the page and shows it enlarged. */
  private void point(Optional<PageArea> area) {
    viewer.moveTo(area);
    crop.show(area);
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
    keys.put(Shortcut.PROBLEM, model::reportProblem);
    keys.put(Shortcut.SUBMIT, this::submit);
    keys.put(Shortcut.BACK, this::back);
    keys.putAll(viewer.shortcuts());
    return keys;
  }

  @Override
  public List<Shortcut> hints() {
    // Those of the image stand on its buttons and on the sheet of keys.
    return List.of(
        Shortcut.NEXT_FIELD,
        Shortcut.PREVIOUS_FIELD,
        Shortcut.ILLEGIBLE,
        Shortcut.BLANK,
        Shortcut.NEXT_PROBLEM,
        Shortcut.PROBLEM,
        Shortcut.SUBMIT,
        Shortcut.BACK);
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
