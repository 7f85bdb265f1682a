package mx.openprep.desktop.digitization;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** One page of the strip: its number in this sitting, its small picture, what has become of it. */
final class BatchPage {
  private final int number;
  private final WaitingPage page;
  private final ObjectProperty<PageOutcome> outcome =
      new SimpleObjectProperty<>(new PageOutcome.Coming());
  private Optional<Page> seen = Optional.empty();

  BatchPage(int number, WaitingPage page) {
    this.number = number;
    this.page = page;
  }

  int number() {
    return number;
  }

  WaitingPage page() {
    return page;
  }

  /** Once it has been looked at. */
  Optional<Page> seen() {
    return seen;
  }

  void see(Page looked) {
    seen = Optional.of(looked);
  }

  ObservableValue<PageOutcome> outcomeProperty() {
    return outcome;
  }

  PageOutcome outcome() {
    return outcome.get();
  }

  void became(PageOutcome next) {
    outcome.set(next);
  }
}
