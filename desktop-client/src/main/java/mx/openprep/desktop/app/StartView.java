package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.kordamp.ikonli.material2.Material2MZ;

/** The node is being opened, or could not be. */
final class StartView implements Screen {
  private final Station station;
  private final Background background;
  private final Texts texts;
  private final Consumer<Channel> opened;
  private final Lane lane = new Lane();
  private final PauseTransition later = new PauseTransition(Duration.seconds(10));
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private final StackPane root = new StackPane();

  StartView(
      Station station,
      Background background,
      Texts texts,
      Consumer<Channel> opened,
      Runnable sharing) {
    this.station = station;
    this.background = background;
    this.texts = texts;
    this.opened = opened;
    Controls controls = new Controls(texts);
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.of("start.opening"));
    Button again = controls.button("start.again", Material2MZ.REFRESH, this::activate);
    again.setId("again");
    again.getStyleClass().add("accent");
    Button other =
        controls.button("start.sharing", Material2MZ.SETTINGS, Shortcut.SHARING, sharing);
    again.setMaxWidth(Double.MAX_VALUE);
    other.setMaxWidth(Double.MAX_VALUE);
    later.setOnFinished(event -> activate());
    notice.subscribe(shown -> Platform.runLater(again::requestFocus));
    VBox card =
        Controls.card(
            Controls.showWhen(
                new VBox(controls.label("start.opening", "card-title"), progress),
                lane.busyProperty()),
            new MessagePane(notice),
            Controls.showWhen(new VBox(8, again, other), notice.map(Optional::isPresent)));
    root.getChildren().add(card);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("start.screen");
  }

  @Override
  public void activate() {
    notice.set(Optional.empty());
    background.task(lane, station::open).onSuccess(opened).onRefusal(this::refused).start();
  }

  private void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
    if (refusal.code() == MessageCode.HOST_LOST || refusal.code() == MessageCode.CENTRE_LOST) {
      // The host may be started after the others: nobody needs to press a key for that.
      later.playFromStart();
    }
  }

  @Override
  public void deactivate() {
    later.stop();
    lane.cancel();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    return Map.of();
  }
}
