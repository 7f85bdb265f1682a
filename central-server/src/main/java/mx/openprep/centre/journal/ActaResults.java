package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.ActaState;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;

/** Keeps {@code acta_result} the fold of the events. Runs inside its caller's transaction. */
final class ActaResults {
  private final ActaFold fold;
  private final ActaResultTable table;
  private final EventTable events;
  private final List<FoldListener> listeners;

  ActaResults(
      ActaFold fold, ActaResultTable table, EventTable events, List<FoldListener> listeners) {
    this.fold = fold;
    this.table = table;
    this.events = events;
    this.listeners = List.copyOf(listeners);
  }

  void foldAgain(Collection<String> actas) {
    if (actas.isEmpty()) {
      return;
    }
    List<ActaResult> results = new ArrayList<>();
    List<Incident> incidents = new ArrayList<>();
    Map<ActaId, ActaState> states = new LinkedHashMap<>();
    table
        .events(actas)
        .forEach((acta, placed) -> {
          ActaFold.Outcome outcome = fold.fold(acta, placed);
          outcome.result().ifPresent(results::add);
          incidents.addAll(outcome.incidents());
          states.put(acta, outcome.state());
        });
    table.write(results);
    events.report(incidents);
    listeners.forEach(listener -> listener.folded(states));
  }

  /** Tells of images that were digitised, before what is told of their actas. */
  void stored(Collection<Entry> entries) {
    List<Event> digitized =
        entries.stream()
            .flatMap(entry -> entry.event().stream())
            .filter(event -> event.fact() instanceof Fact.ImageDigitized)
            .toList();
    if (!digitized.isEmpty()) {
      listeners.forEach(listener -> listener.digitized(digitized));
    }
  }
}
