package mx.openprep.desktop.setup;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * Whether who answers is the centre of the card. What it shows is never put on the screen before
 * the same has been typed from the card: nobody can copy it from there. Five groups are as hard to
 * forge as the code is to guess (80 bits); more may be typed and is compared too.
 */
final class FingerprintStep implements StepModel {
  private static final int LEAST = 5;
  private static final int ALL = 16;

  private final SetupContext context;
  private final ObjectProperty<Optional<String>> shown =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableValue<HexComparison> comparison;
  private String asked = "";

  FingerprintStep(SetupContext context) {
    this.context = context;
    StringProperty typed = fingerprintProperty();
    comparison =
        Bindings.createObjectBinding(
            () -> HexComparison.of(typed.get(), shown.get(), ALL), typed, shown);
  }

  StringProperty fingerprintProperty() {
    return context.card().fingerprintProperty();
  }

  ObservableValue<HexComparison> comparisonProperty() {
    return comparison;
  }

  /** Whether the centre has answered. */
  ObservableValue<Boolean> answeredProperty() {
    return shown.map(Optional::isPresent);
  }

  @Override
  public ObservableValue<String> obstacle() {
    return Bindings.createStringBinding(
        this::why, comparison, shown, context.lane().busyProperty());
  }

  private String why() {
    HexComparison now = comparison.getValue();
    if (now.firstDifferent().isPresent()) {
      return context.texts().of("setup.fingerprint.different", now.firstDifferent().get());
    }
    if (now.whole() < LEAST) {
      return context.texts().of("setup.fingerprint.few", LEAST, now.whole());
    }
    if (shown.get().isPresent()) {
      return "";
    }
    return context.lane().isBusy()
        ? context.texts().of("setup.fingerprint.asking")
        : context.texts().of("setup.fingerprint.silent");
  }

  @Override
  public void enter() {
    String address = context.card().addressProperty().get().strip();
    if (!address.equals(asked) || shown.get().isEmpty()) {
      asked = address;
      ask();
    }
  }

  /** Asks whoever answers at the address who it is. */
  void ask() {
    context.calm();
    shown.set(Optional.empty());
    String address = asked;
    context
        .background()
        .task(context.lane(), () -> context.desk().fingerprintOf(address))
        .onSuccess(fingerprint -> shown.set(Optional.of(fingerprint)))
        .onRefusal(context::refused)
        .start();
  }

  /** Trades the code for the identity of this workstation, and forgets the code. */
  @Override
  public void complete(Runnable goOn) {
    String address = context.card().addressProperty().get().strip();
    String code = context.card().codeProperty().get().strip();
    shown
        .get()
        .ifPresent(root ->
            context
                .background()
                .task(
                    context.lane(),
                    () -> {
                      context.desk().enrol(address, code, root);
                      return root;
                    })
                .onSuccess(enrolled -> {
                  context.card().codeProperty().set("");
                  goOn.run();
                })
                .onRefusal(context::refused)
                .start());
  }
}
