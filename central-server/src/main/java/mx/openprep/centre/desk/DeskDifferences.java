package mx.openprep.centre.desk;

import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureDifferences;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.desk.CaptureEndpoint;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** What the people who keyed an acta, wherever, keyed differently, once that may be known. */
record DeskDifferences(ElectionPackage election, ActaStates states)
    implements CaptureEndpoint.Differences {
  @Override
  public Found of(ActaId id) {
    Coverage coverage = Coverage.ofCaller(election);
    ExpectedActa acta =
        election
            .acta(id)
            .filter(coverage::covers)
            .orElseThrow(() -> new Refusal(MessageCode.ACTA_UNKNOWN, id.value()));
    List<ActaFact> facts =
        states.events(id).stream()
            .map(Event::fact)
            .filter(Fact.OfActa.class::isInstance)
            .map(fact -> ((Fact.OfActa) fact).fact())
            .toList();
    return CaptureDifferences.of(states.state(id), facts)
        .map(differences -> new Found(acta, differences))
        .orElseThrow(() -> new Refusal(MessageCode.CAPTURES_NOT_FINAL));
  }
}
