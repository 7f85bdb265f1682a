package mx.openprep.desktop.app;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import mx.openprep.desktop.app.ui.Controls;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** A band across every screen while the host is away, and for a moment when it has come back. */
final class HostBand extends HBox {
  private final FontIcon picture = Controls.icon(Material2AL.LINK_OFF, "host-picture");
  private final Label text = new Label();

  HostBand(HostViewModel model) {
    setId("host-band");
    setAccessibleRole(AccessibleRole.TEXT);
    text.setWrapText(true);
    text.getStyleClass().add("host-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(picture, text);
    model.bandProperty().subscribe(this::show);
    Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), event -> model.tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
  }

  private void show(Optional<HostViewModel.Band> band) {
    setVisible(band.isPresent());
    setManaged(band.isPresent());
    band.ifPresent(shown -> {
      getStyleClass().setAll("host-band", shown.colour());
      picture.setIconCode(
          shown.colour().equals("success") ? Material2AL.LINK : Material2AL.LINK_OFF);
      text.setText(shown.text());
      setAccessibleText(shown.text());
    });
  }
}
