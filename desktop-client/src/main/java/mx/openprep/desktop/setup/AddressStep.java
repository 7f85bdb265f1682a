package mx.openprep.desktop.setup;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Where the centre listens. */
record AddressStep(SetupContext context) implements StepModel {
  StringProperty addressProperty() {
    return context.card().addressProperty();
  }

  @Override
  public ObservableValue<String> obstacle() {
    return addressProperty()
        .map(typed -> {
          if (typed.isBlank()) {
            return context.texts().of("setup.address.missing");
          }
          return CardEntry.isAddress(typed) ? "" : context.texts().of("setup.address.fault");
        });
  }
}
