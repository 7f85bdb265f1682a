package mx.openprep.desktop.home;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.people.Role;
import mx.openprep.v1.WorkSummary;

/** What waits, and which of it this person may take. */
public final class HomeViewModel {
  private final Texts texts;
  private final Consumer<Work> choice;
  private final ObservableValue<WorkSummary> work;
  private final ObjectProperty<SignedIn> person = new SimpleObjectProperty<>();

  public HomeViewModel(Texts texts, ObservableValue<WorkSummary> work, Consumer<Work> choice) {
    this.texts = texts;
    this.work = work;
    this.choice = choice;
  }

  public void welcome(SignedIn who) {
    person.set(who);
  }

  ObservableValue<String> greetingProperty() {
    return person.map(who -> texts.of("home.greeting", who.name()));
  }

  ObservableValue<Boolean> allowedProperty(Work stage) {
    return person.map(who -> stage.isFor(who.roles())).orElse(false);
  }

  /** What waits at the stage; for work that is not this person's, whose it is. */
  ObservableValue<String> captionProperty(Work stage) {
    return allowedProperty(stage)
        .map(allowed ->
            allowed ? texts.of("home.waiting") : texts.of("home.needs", roleName(stage.role())));
  }

  ObservableValue<String> countProperty(Work stage) {
    return work.map(summary -> String.format(texts.locale(), "%,d", stage.waiting(summary)));
  }

  /** Actas settled one way or another, of those expected: 0 to 1. */
  ObservableValue<Number> progressProperty() {
    return work.map(summary ->
        summary.getExpected() == 0
            ? 0
            : (double) (summary.getVerified() + summary.getSinActa()) / summary.getExpected());
  }

  ObservableValue<String> summaryProperty() {
    return work.map(summary ->
        texts.of(
            "home.summary",
            summary.getExpected(),
            summary.getVerified(),
            summary.getSinActa(),
            summary.getFueraDeCatalogo()));
  }

  void choose(Work stage) {
    if (allowedProperty(stage).getValue()) {
      choice.accept(stage);
    }
  }

  private String roleName(Role role) {
    return switch (role) {
      case ACOPIADOR -> texts.of("role.acopiador");
      case DIGITALIZADOR -> texts.of("role.digitalizador");
      case CAPTURISTA -> texts.of("role.capturista");
      case VERIFICADOR -> texts.of("role.verificador");
      case COORDINADOR -> texts.of("role.coordinador");
      case SUPERVISOR -> texts.of("role.supervisor");
      case ADMINISTRADOR -> texts.of("role.administrador");
    };
  }
}
