package mx.openprep.desktop.setup;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.setup.SetupDesk.ReceivedPackage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Whether the election package is the one whose hash was read aloud and signed on paper. Its hash
 * is not shown before it has been typed.
 */
final class PackageStep implements StepModel {
  /** 64 bits: nobody makes another package with the same beginning. */
  private static final int GROUPS = 4;

  private final SetupContext context;
  private final ObjectProperty<Optional<ReceivedPackage>> received =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty typed = new SimpleStringProperty("");
  private final ObservableValue<HexComparison> comparison;

  PackageStep(SetupContext context) {
    this.context = context;
    comparison =
        Bindings.createObjectBinding(
            () -> HexComparison.of(typed.get(), received.get().map(ReceivedPackage::hash), GROUPS),
            typed,
            received);
    comparison.subscribe(this::warn);
  }

  StringProperty typedProperty() {
    return typed;
  }

  ObservableValue<Optional<ReceivedPackage>> receivedProperty() {
    return received;
  }

  ObservableValue<HexComparison> comparisonProperty() {
    return comparison;
  }

  private void warn(HexComparison now) {
    boolean allTyped = now.whole() == GROUPS;
    if (allTyped && received.get().isPresent() && now.firstDifferent().isPresent()) {
      context.refused(new Refusal(MessageCode.PACKAGE_NOT_ON_PAPER));
    } else if (received.get().isPresent()) {
      context.calm();
    }
  }

  @Override
  public ObservableValue<String> obstacle() {
    return Bindings.createStringBinding(
        this::why, comparison, received, context.lane().busyProperty());
  }

  private String why() {
    HexComparison now = comparison.getValue();
    if (received.get().isEmpty()) {
      return context.lane().isBusy()
          ? context.texts().of("setup.package.coming")
          : context.texts().of("setup.package.none");
    }
    if (now.firstDifferent().isPresent()) {
      return context.texts().of("setup.package.different", now.firstDifferent().get());
    }
    return now.whole() < GROUPS ? context.texts().of("setup.package.few", GROUPS, now.whole()) : "";
  }

  @Override
  public void enter() {
    if (received.get().isEmpty()) {
      fetch();
    }
  }

  void fetch() {
    context.calm();
    context
        .background()
        .task(context.lane(), context.desk()::receivePackage)
        .onSuccess(whole -> received.set(Optional.of(whole)))
        .onRefusal(context::refused)
        .start();
  }

  @Override
  public void complete(Runnable goOn) {
    received.get().ifPresent(whole -> context.keep(record -> record.withPackage(whole.hash())));
    goOn.run();
  }
}
