package mx.openprep.desktop.app;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.v1.NodeStatus;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** State of the link and what waits to be sent, in the corner of every screen. */
final class StatusChip extends HBox {
  private static final Duration TICK = Duration.seconds(5);

  private final FontIcon picture = new FontIcon();

  StatusChip(StatusViewModel model) {
    setAccessibleRole(AccessibleRole.TEXT);
    picture.getStyleClass().add("chip-icon");
    Label link = Controls.bound(model.linkTextProperty(), "chip-link");
    Label waiting = Controls.bound(model.waitingTextProperty(), "chip-waiting");
    link.setMinWidth(USE_PREF_SIZE);
    waiting.setMinWidth(USE_PREF_SIZE);
    link.setWrapText(false);
    waiting.setWrapText(false);
    getChildren().addAll(picture, link, waiting);
    accessibleTextProperty()
        .bind(link.textProperty().map(state -> state + ", " + waiting.getText()));
    model.linkProperty().subscribe(this::show);
    Timeline ticking = new Timeline(new KeyFrame(TICK, event -> model.tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
  }

  private void show(NodeStatus.Link link) {
    getStyleClass().setAll("status-chip", colour(link));
    picture.setIconCode(icon(link));
  }

  private static String colour(NodeStatus.Link link) {
    return switch (link) {
      case ONLINE -> "success";
      case OFFLINE -> "warning";
      case WRONG_IDENTITY,
          WRONG_PACKAGE,
          WRONG_REALM,
          WITHDRAWN,
          CERTIFICATE_EXPIRED,
          WRONG_VERSION,
          STORE_FULL ->
          "danger";
      case LINK_UNSPECIFIED, UNRECOGNIZED -> "neutral";
    };
  }

  private static Ikon icon(NodeStatus.Link link) {
    return switch (link) {
      case ONLINE -> Material2AL.CLOUD_DONE;
      case OFFLINE -> Material2AL.CLOUD_OFF;
      case WRONG_IDENTITY,
          WRONG_PACKAGE,
          WRONG_REALM,
          WITHDRAWN,
          CERTIFICATE_EXPIRED,
          WRONG_VERSION ->
          Material2MZ.VPN_KEY;
      case STORE_FULL -> Material2MZ.STORAGE;
      case LINK_UNSPECIFIED, UNRECOGNIZED -> Material2AL.CLOUD_QUEUE;
    };
  }
}
