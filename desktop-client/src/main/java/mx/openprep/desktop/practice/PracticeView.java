package mx.openprep.desktop.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.capture.CaptureView;
import mx.openprep.v1.Realm;

/** Practice: what to practise, the screens of capture, what came of an acta, and of all of them. */
public final class PracticeView implements Screen {
  private final PracticeViewModel model;
  private final Texts texts;
  private final Runnable turned;
  private final Runnable leave;
  private final StackPane root = new StackPane();
  private final CaptureView capture;
  private Node handBeginsAt = root;

  /**
   * A practice to come.
   *
   * @param turned is told when the screen has other keys than before
   */
  public PracticeView(PracticeViewModel model, Texts texts, Runnable turned, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.turned = turned;
    this.leave = leave;
    capture = new CaptureView(model.capture(), texts, this::finish);
    root.getStyleClass().add("practice-screen");
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> model.keyPressed());
    model.stepProperty().subscribe(this::show);
  }

  private void show(PracticeStep step) {
    switch (step) {
      case PracticeStep.Choosing _ -> {
        WelcomePane pane = new WelcomePane(texts, model, leave);
        hold(pane, pane.first());
      }
      case PracticeStep.Preparing _ -> hold(preparing(), root);
      case PracticeStep.Keying _ -> {
        hold(capture.root(), capture.root());
        capture.activate();
      }
      case PracticeStep.Feedback feedback -> {
        FeedbackPane pane = new FeedbackPane(texts, model, feedback);
        hold(pane, pane.first());
      }
      case PracticeStep.Finished _ -> {
        ResultPane pane = new ResultPane(texts, model, leave);
        hold(pane, pane.first());
      }
    }
    turned.run();
  }

  private void hold(Node content, Node beginsAt) {
    root.getChildren().setAll(content);
    handBeginsAt = beginsAt;
    // Only what is on the window can take the focus; by then it will be.
    Platform.runLater(this::takeHand);
  }

  private void takeHand() {
    if (!(model.stepProperty().getValue() instanceof PracticeStep.Keying)) {
      handBeginsAt.requestFocus();
    }
  }

  private Node preparing() {
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("practice.preparing"));
    return Controls.card(new Controls(texts).label("practice.preparing", "card-title"), progress);
  }

  private void finish() {
    capture.deactivate();
    model.finish();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("home.practice");
  }

  @Override
  public Optional<Realm> realm() {
    return Optional.of(Realm.PRACTICE);
  }

  @Override
  public void activate() {
    model.enter();
    if (model.stepProperty().getValue() instanceof PracticeStep.Keying) {
      capture.activate();
    } else {
      Platform.runLater(this::takeHand);
    }
  }

  @Override
  public void deactivate() {
    capture.deactivate();
    model.leave();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    return switch (model.stepProperty().getValue()) {
      case PracticeStep.Choosing _, PracticeStep.Preparing _, PracticeStep.Finished _ ->
          Map.of(Shortcut.BACK, leave);
      case PracticeStep.Keying _ -> capture.shortcuts();
      case PracticeStep.Feedback _ -> {
        Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
        keys.put(Shortcut.NEXT_EXERCISE, model::next);
        keys.put(Shortcut.END_PRACTICE, this::finish);
        keys.put(Shortcut.BACK, this::finish);
        yield keys;
      }
    };
  }

  @Override
  public List<Shortcut> hints() {
    return switch (model.stepProperty().getValue()) {
      case PracticeStep.Choosing _, PracticeStep.Preparing _, PracticeStep.Finished _ ->
          List.of(Shortcut.BACK);
      case PracticeStep.Keying _ -> capture.hints();
      case PracticeStep.Feedback _ -> List.of(Shortcut.NEXT_EXERCISE, Shortcut.END_PRACTICE);
    };
  }
}
