package mx.openprep.desktop.node;

import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureDifferences;
import mx.openprep.desk.CaptureEndpoint;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** What the people who keyed an acta keyed differently, once that may be known. */
final class Differences implements CaptureEndpoint.Differences {
  private final LocalCatalogue catalogue;
  private final Database database;
  private final EventTable events = new EventTable();

  Differences(LocalCatalogue catalogue, Database database) {
    this.catalogue = catalogue;
    this.database = database;
  }

  @Override
  public Found of(ActaId id) {
    ExpectedActa acta = catalogue.acta(id);
    List<Event> life = database.read(c -> events.ofActa(c, id));
    ActaState state = ActaFold.state(catalogue.life(id), life);
    List<ActaFact> facts =
        life.stream()
            .map(Event::fact)
            .filter(Fact.OfActa.class::isInstance)
            .map(fact -> ((Fact.OfActa) fact).fact())
            .toList();
    return CaptureDifferences.of(state, facts)
        .map(differences -> new Found(acta, differences))
        .orElseThrow(() -> new Refusal(MessageCode.CAPTURES_NOT_FINAL));
  }
}
