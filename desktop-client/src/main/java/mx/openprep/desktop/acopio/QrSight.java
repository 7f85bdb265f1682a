package mx.openprep.desktop.acopio;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.message.Refusal;

/** Looks with the camera, picture after picture, until it reads a QR; or once at an image. */
final class QrSight {
  private final Background background;
  private final QrPictures pictures;
  private final Consumer<String> read;
  private final Consumer<Refusal> refused;
  private final Lane lane = new Lane();
  private final ObjectProperty<Optional<QrFrame>> frame =
      new SimpleObjectProperty<>(Optional.empty());
  private boolean looking;

  QrSight(
      Background background,
      QrPictures pictures,
      Consumer<String> read,
      Consumer<Refusal> refused) {
    this.background = background;
    this.pictures = pictures;
    this.read = read;
    this.refused = refused;
  }

  /** What the camera sees; empty while it starts and when it is off. */
  ObservableValue<Optional<QrFrame>> frameProperty() {
    return frame;
  }

  void look() {
    looking = true;
    background
        .task(
            lane,
            () -> {
              pictures.openCamera();
              return pictures.frame();
            })
        .onSuccess(this::seen)
        .onRefusal(this::failed)
        .start();
  }

  private void seen(QrFrame seen) {
    frame.set(Optional.of(seen));
    seen.qr().ifPresentOrElse(read, this::look);
  }

  private void failed(Refusal refusal) {
    close();
    refused.accept(refusal);
  }

  /** The camera goes off, whatever it was doing. */
  void close() {
    lane.cancel();
    frame.set(Optional.empty());
    if (looking) {
      looking = false;
      background.farewell(pictures::closeCamera);
    }
  }

  void read(Path image) {
    background.task(lane, () -> pictures.read(image)).onSuccess(read).onRefusal(refused).start();
  }
}
