package mx.openprep.desktop.setup;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.ScannerChoices;
import mx.openprep.desktop.digitization.ScannerDesk.Choice;
import mx.openprep.desktop.setup.SetupDesk.ActaRead;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Whether a test acta goes through the scanner and can be read; or there is no scanner here. */
final class ScannerStep implements StepModel {
  private final SetupContext context;
  private final ScannerChoices choices;
  private final ObjectProperty<Optional<ActaRead>> read =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty absent = new SimpleBooleanProperty();

  ScannerStep(SetupContext context) {
    this.context = context;
    choices = new ScannerChoices(context.desk().scanners(), context.background(), context::refused);
    choices.triedProperty().subscribe(page -> page.ifPresent(this::read));
  }

  ScannerChoices choices() {
    return choices;
  }

  /** What the scanned acta says of itself. */
  ObservableValue<Optional<ActaRead>> readProperty() {
    return read;
  }

  /** This workstation does not scan. */
  BooleanProperty absentProperty() {
    return absent;
  }

  void test() {
    context.calm();
    read.set(Optional.empty());
    choices.test();
  }

  private void read(Page page) {
    if (page.qr().isEmpty()) {
      context.refused(new Refusal(MessageCode.QR_UNREADABLE));
      return;
    }
    String qr = page.qr().get();
    context
        .background()
        .task(context.lane(), () -> context.desk().read(qr))
        .onSuccess(acta -> read.set(Optional.of(acta)))
        .onRefusal(context::refused)
        .start();
  }

  @Override
  public ObservableValue<String> obstacle() {
    return Bindings.createStringBinding(
        this::why,
        read,
        absent,
        choices.markedProperty(),
        choices.busyProperty(),
        context.lane().busyProperty());
  }

  private String why() {
    if (absent.get() || read.get().isPresent()) {
      return "";
    }
    if (choices.busyProperty().getValue() || context.lane().isBusy()) {
      return context.texts().of("setup.scanner.busy");
    }
    return choices.markedProperty().get().isEmpty()
        ? context.texts().of("setup.scanner.none")
        : context.texts().of("setup.scanner.untried");
  }

  @Override
  public void enter() {
    absent.set(context.record().scanner() instanceof Equipment.Absent);
    if (choices.markedProperty().get().isEmpty()) {
      choices.look();
    }
  }

  @Override
  public void leave() {
    choices.stop();
  }

  @Override
  public void complete(Runnable goOn) {
    Optional<Choice> marked = choices.markedProperty().get();
    if (absent.get() || marked.isEmpty()) {
      context.keep(record -> record.withScanner(new Equipment.Absent()));
      goOn.run();
    } else {
      context.keep(record -> record.withScanner(new Equipment.Tried(marked.get().name())));
      choices.choose(goOn);
    }
  }
}
