package mx.openprep.desktop.acopio;

import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2AL;

/** What the camera sees, with a frame to hold the QR in. It reads by itself. */
final class CameraPane extends VBox {
  private static final double HEIGHT = 380;

  private final ImageView picture = new ImageView();

  CameraPane(AcopioViewModel model, Texts texts, Runnable back) {
    Controls controls = new Controls(texts);
    picture.setPreserveRatio(true);
    picture.setFitHeight(HEIGHT);
    picture.setAccessibleText(texts.of("acopio.camera.picture"));
    Region frame = new Region();
    frame.getStyleClass().add("camera-frame");
    StackPane sight = new StackPane(picture, frame);
    sight.getStyleClass().add("camera-sight");
    sight.setMinHeight(HEIGHT);
    getStyleClass().add("step");
    getChildren()
        .addAll(
            controls.label("acopio.camera.title", "screen-title"),
            controls.label("acopio.camera.hint", "hint"),
            sight,
            controls.button("acopio.back", Material2AL.ARROW_BACK, Shortcut.BACK, back));
    model.sight().frameProperty().subscribe(this::show);
  }

  private void show(Optional<QrFrame> frame) {
    picture.setImage(frame.map(CameraPane::image).orElse(null));
  }

  private static WritableImage image(QrFrame frame) {
    WritableImage image = new WritableImage(frame.width(), frame.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            frame.width(),
            frame.height(),
            PixelFormat.getIntArgbInstance(),
            frame.argb(),
            0,
            frame.width());
    return image;
  }
}
