package mx.openprep.desktop.differences;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.FieldCards;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;

/** The page on the left; on the right each field in which two people differed, enlarged. */
public final class DifferencesView implements Screen {
  private final DifferencesViewModel model;
  private final Texts texts;
  private final Runnable leave;
  private final ImageViewer viewer;
  private final FieldCards cards;
  private final Button back;
  private final HBox root;

  public DifferencesView(DifferencesViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    Controls controls = new Controls(texts);
    viewer = ImageViewer.ofWholePages(texts);
    HBox.setHgrow(viewer, Priority.ALWAYS);
    model.imageProperty().subscribe(viewer::show);
    cards = new FieldCards(texts, viewer, texts.of("differences.fields"));
    VBox.setVgrow(cards, Priority.ALWAYS);
    back = controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, leave);
    back.setId("differences-back");
    back.setMaxWidth(Double.MAX_VALUE);
    cards.leadTo(back);
    ActaHeading heading = ActaHeading.compact(texts, model.actaProperty());
    VBox side =
        new VBox(
            Controls.showWhen(heading, model.actaProperty().map(Optional::isPresent)),
            new MessagePane(model.noticeProperty()),
            cards,
            back);
    side.getStyleClass().addAll("work-side", "capture-side");
    root = new HBox(viewer, side);
    root.getStyleClass().add("two-columns");
    model
        .fieldsProperty()
        .subscribe(fields -> {
          cards.show(fields);
          Platform.runLater(this::takeHand);
        });
  }

  private void takeHand() {
    if (root.getScene() != null) {
      back.requestFocus();
      cards.takeFirst();
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("differences.screen");
  }

  @Override
  public void activate() {
    model.start();
    back.requestFocus();
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.BACK, leave);
    keys.putAll(viewer.shortcuts());
    return keys;
  }

  @Override
  public List<Shortcut> hints() {
    return List.of(Shortcut.BACK);
  }
}
