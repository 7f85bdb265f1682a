package mx.openprep.desktop.enrolment;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;

/** The three lines of the code card, checked while they are typed. */
public final class EnrolmentViewModel {
  private static final int DIGITS = 64;

  private final Enroller enroller;
  private final Background background;
  private final Texts texts;
  private final Runnable done;
  private final Lane lane = new Lane();
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty code = new SimpleStringProperty("");
  private final StringProperty fingerprint = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  public EnrolmentViewModel(Enroller enroller, Background background, Texts texts, Runnable done) {
    this.enroller = enroller;
    this.background = background;
    this.texts = texts;
    this.done = done;
  }

  public StringProperty addressProperty() {
    return address;
  }

  StringProperty codeProperty() {
    return code;
  }

  StringProperty fingerprintProperty() {
    return fingerprint;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ObservableValue<Boolean> busyProperty() {
    return lane.busyProperty();
  }

  /** What is wrong with the address so far; empty when nothing is. */
  ObservableValue<String> addressFaultProperty() {
    return address.map(
        typed -> typed.isBlank() || isAddress(typed) ? "" : texts.of("enrolment.address.fault"));
  }

  /** The fingerprint in groups of four, as on the card, to compare by eye; or what it lacks. */
  ObservableValue<String> fingerprintEchoProperty() {
    return fingerprint.map(typed -> {
      String digits = digits(typed);
      if (!digits.matches("[0-9A-F]*")) {
        return texts.of("enrolment.fingerprint.fault");
      }
      return digits.length() == DIGITS
          ? digits.replaceAll("(.{4})(?!$)", "$1 ")
          : texts.of("enrolment.fingerprint.count", digits.length(), DIGITS);
    });
  }

  BooleanBinding readyProperty() {
    return Bindings.createBooleanBinding(
        () ->
            isAddress(address.get())
                && !code.get().isBlank()
                && digits(fingerprint.get()).matches("[0-9A-F]{64}")
                && !lane.isBusy(),
        address,
        code,
        fingerprint,
        lane.busyProperty());
  }

  void enrol() {
    if (!readyProperty().get()) {
      return;
    }
    notice.set(Optional.empty());
    String to = address.get().strip();
    String with = code.get().strip();
    String root = digits(fingerprint.get()).toLowerCase(Locale.ROOT);
    background
        .task(
            lane,
            () -> {
              enroller.enrol(to, with, root);
              return true;
            })
        .onSuccess(enrolled -> done.run())
        .onRefusal(refusal -> notice.set(Optional.of(texts.notice(refusal))))
        .start();
  }

  private static boolean isAddress(String typed) {
    return typed.strip().matches("[^\\s]+:[1-9][0-9]{0,4}");
  }

  private static String digits(String typed) {
    return typed.replaceAll("[\\s:-]", "").toUpperCase(Locale.ROOT);
  }
}
