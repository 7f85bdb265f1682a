package mx.openprep.desktop.readiness;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** How this workstation is, line by line. */
public final class ReadinessView implements Screen {
  private final ReadinessViewModel model;
  private final Texts texts;
  private final Runnable leave;
  private final BorderPane root = new BorderPane();
  private final Button again;

  public ReadinessView(ReadinessViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    Controls controls = new Controls(texts);
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("readiness.looking"));
    VBox column =
        new VBox(
            controls.label("readiness.title", "screen-title"),
            Controls.showWhen(progress, model.busyProperty()),
            new MessagePane(model.noticeProperty()),
            new ReadinessList(model.words(), model.reportProperty()));
    column.getStyleClass().add("setup-column");
    ScrollPane scroll = controls.scrolling(column, "readiness.screen");
    again =
        controls.button(
            "readiness.again", Material2MZ.REFRESH, Shortcut.READINESS_AGAIN, model::examine);
    again.setId("examine");
    again.getStyleClass().addAll("accent", "large-button");
    Button print =
        controls.button(
            "readiness.print", Material2MZ.PRINT, Shortcut.READINESS_PRINT, model::print);
    Button save =
        controls.button(
            "readiness.save", Material2MZ.PICTURE_AS_PDF, Shortcut.READINESS_SAVE, model::save);
    ObservableValue<Boolean> nothing = model.reportProperty().map(report -> report.isEmpty());
    print.disableProperty().bind(nothing);
    save.disableProperty().bind(nothing);
    FlowPane foot =
        new FlowPane(
            again,
            print,
            save,
            controls.button("readiness.back", Material2AL.ARROW_BACK, Shortcut.BACK, leave));
    foot.getStyleClass().addAll("setup-foot", "setup-buttons");
    root.getStyleClass().add("setup");
    root.setCenter(scroll);
    root.setBottom(foot);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("readiness.screen");
  }

  @Override
  public void activate() {
    model.examine();
    again.requestFocus();
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.READINESS_AGAIN, model::examine);
    keys.put(Shortcut.READINESS_PRINT, model::print);
    keys.put(Shortcut.READINESS_SAVE, model::save);
    keys.put(Shortcut.BACK, leave);
    return keys;
  }
}
