package mx.openprep.desktop.digitization;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.Refusal;

/** What the person at the scanner sees now: the step, the image at hand, and a message. */
final class Sight {
  private final Texts texts;
  private final ObjectProperty<DigitizationStep> step =
      new SimpleObjectProperty<>(new DigitizationStep.Ready());
  private final ObjectProperty<Optional<byte[]>> image =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  Sight(Texts texts) {
    this.texts = texts;
  }

  ObservableValue<DigitizationStep> stepProperty() {
    return step;
  }

  ObservableValue<Optional<byte[]>> imageProperty() {
    return image;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  DigitizationStep step() {
    return step.get();
  }

  void go(DigitizationStep next) {
    step.set(next);
  }

  void ready() {
    go(new DigitizationStep.Ready());
    noImage();
    quiet();
  }

  void show(byte[] jpeg) {
    image.set(Optional.of(jpeg));
  }

  void show(BatchPage page) {
    page.seen().ifPresent(seen -> show(seen.jpeg().toByteArray()));
  }

  void noImage() {
    image.set(Optional.empty());
  }

  void quiet() {
    notice.set(Optional.empty());
  }

  void tell(Notice.Kind kind, String key, Object... arguments) {
    notice.set(Optional.of(texts.notice(kind, key, arguments)));
  }

  void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
  }
}
