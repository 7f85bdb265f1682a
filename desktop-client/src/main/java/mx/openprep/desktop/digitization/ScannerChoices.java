package mx.openprep.desktop.digitization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.digitization.ScannerDesk.Choice;
import mx.openprep.message.Refusal;

/** Choosing this workstation's scanner: look, try one page, keep. */
public final class ScannerChoices {
  private final ScannerDesk desk;
  private final Background background;
  private final Consumer<Refusal> refused;
  private final Lane lane = new Lane();
  private final ObjectProperty<List<Choice>> found = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<Choice>> marked =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty address = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Page>> tried = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> shown =
      new SimpleObjectProperty<>(Optional.empty());

  public ScannerChoices(ScannerDesk desk, Background background, Consumer<Refusal> refused) {
    this.desk = desk;
    this.background = background;
    this.refused = refused;
  }

  public ObservableValue<List<Choice>> foundProperty() {
    return found;
  }

  /** The one that is looked at. */
  public ObjectProperty<Optional<Choice>> markedProperty() {
    return marked;
  }

  /** As typed by a person. */
  StringProperty addressProperty() {
    return address;
  }

  /** The page of the last try. */
  public ObservableValue<Optional<Page>> triedProperty() {
    return tried;
  }

  /** The fingerprint that the marked scanner shows now, when it is not the one it is known by. */
  ObservableValue<Optional<String>> shownFingerprintProperty() {
    return shown;
  }

  public ObservableValue<Boolean> busyProperty() {
    return lane.busyProperty();
  }

  public void look() {
    tried.set(Optional.empty());
    shown.set(Optional.empty());
    background
        .task(lane, desk::find)
        .onSuccess(choices -> {
          found.set(choices);
          marked.set(choices.stream().findFirst());
        })
        .onRefusal(refused)
        .start();
  }

  /** Adds what was typed to the choices. */
  void add() {
    String typed = address.get().strip();
    if (typed.isEmpty()) {
      return;
    }
    background
        .task(lane, () -> desk.named(typed))
        .onSuccess(choice -> {
          List<Choice> all = new ArrayList<>(found.get());
          all.removeIf(other -> other.address().equals(choice.address()));
          all.add(choice);
          found.set(List.copyOf(all));
          marked.set(Optional.of(choice));
          address.set("");
        })
        .onRefusal(refused)
        .start();
  }

  /** Scans one page to see that it works; kept nowhere. */
  public void test() {
    marked
        .get()
        .ifPresent(choice -> {
          tried.set(Optional.empty());
          background
              .task(lane, progress -> desk.test(choice, progress))
              .onSuccess(page -> tried.set(Optional.of(page)))
              .onRefusal(refused)
              .start();
        });
  }

  /** Asks the marked scanner for its certificate, for a person to compare. */
  void askFingerprint() {
    marked
        .get()
        .ifPresent(choice ->
            background
                .task(lane, () -> desk.shownBy(choice))
                .onSuccess(fingerprint -> shown.set(Optional.of(fingerprint)))
                .onRefusal(refused)
                .start());
  }

  /** A person has compared the fingerprint that is shown. */
  void trust() {
    if (marked.get().isPresent() && shown.get().isPresent()) {
      Choice choice = marked.get().get();
      String fingerprint = shown.get().get();
      background
          .task(
              lane,
              () -> {
                desk.trust(choice, fingerprint);
                return choice;
              })
          .onSuccess(trusted -> look())
          .onRefusal(refused)
          .start();
    }
  }

  /** This workstation works with the marked one from now on. */
  public void choose(Runnable chosen) {
    marked
        .get()
        .ifPresent(choice ->
            background
                .task(
                    lane,
                    () -> {
                      desk.choose(choice);
                      return choice;
                    })
                .onSuccess(done -> chosen.run())
                .onRefusal(refused)
                .start());
  }

  public void stop() {
    if (lane.isBusy()) {
      desk.cancel();
    }
    lane.cancel();
  }
}
