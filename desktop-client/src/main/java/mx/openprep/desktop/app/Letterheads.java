package mx.openprep.desktop.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.v1.NodeDescription;

/** What a sheet printed now says of where it comes from. FX thread only. */
final class Letterheads implements Supplier<Letterhead> {
  private final ObservableValue<NodeDescription> node;
  private final ObservableValue<Optional<SignedIn>> person;
  private final InstantSource clock;

  Letterheads(
      ObservableValue<NodeDescription> node,
      ObservableValue<Optional<SignedIn>> person,
      InstantSource clock) {
    this.node = node;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public Letterhead get() {
    NodeDescription here = node.getValue();
    return new Letterhead(
        here.getRealm(),
        here.getCatdName(),
        here.getNode(),
        person.getValue().map(SignedIn::name).orElse(""),
        clock.instant(),
        here.getTimeZone().isEmpty() ? ZoneId.systemDefault() : ZoneId.of(here.getTimeZone()));
  }
}
