package mx.openprep.desktop.setup;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** The one-time code. */
record CodeStep(SetupContext context) implements StepModel {
  StringProperty codeProperty() {
    return context.card().codeProperty();
  }

  @Override
  public ObservableValue<String> obstacle() {
    return codeProperty()
        .map(typed -> {
          if (typed.isBlank()) {
            return context.texts().of("setup.code.missing");
          }
          return CardEntry.isCode(typed) ? "" : context.texts().of("setup.code.fault");
        });
  }
}
