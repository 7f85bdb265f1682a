package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps {@code acta_result} the fold of the events. Runs inside its caller's transaction. */
final class ActaResults {
  private final ActaFold fold;
  private final ActaResultTable table;
  private final EventTable events;

  ActaResults(ActaFold fold, ActaResultTable table, EventTable events) {
    this.fold = fold;
    this.table = table;
    this.events = events;
  }

  void foldAgain(Collection<String> actas) {
    if (actas.isEmpty()) {
      return;
    }
    List<ActaResult> results = new ArrayList<>();
    List<Incident> incidents = new ArrayList<>();
    table
        .events(actas)
        .forEach((acta, placed) -> {
          ActaFold.Outcome outcome = fold.fold(acta, placed);
          outcome.result().ifPresent(results::add);
          incidents.addAll(outcome.incidents());
        });
    table.write(results);
    events.report(incidents);
  }
}
