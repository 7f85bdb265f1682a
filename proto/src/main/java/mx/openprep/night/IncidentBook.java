package mx.openprep.night;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.Deed;
import mx.openprep.election.ActaId;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.IncidentLife;
import mx.openprep.incident.IncidentState;
import mx.openprep.incident.Severity;
import mx.openprep.journal.Event;
import mx.openprep.people.PersonId;
import mx.openprep.v1.IncidentStep;

/** Every incident of the night: what people raised, and what the journal says by itself. */
public final class IncidentBook {
  private final Map<IncidentId, Entry> entries = new LinkedHashMap<>();
  // Those that end by themselves when their acta goes on.
  private final Map<ActaId, IncidentId> endingWithActa = new HashMap<>();
  private int open;

  /** Something somebody did about an incident. */
  public record Step(IncidentStep.Kind kind, Deed by, String text) {}

  /**
   * One incident.
   *
   * @param raisedBy empty for what a program tells
   * @param solved its acta went on, nobody needs to decide
   */
  public record Entry(
      IncidentId id,
      IncidentKind kind,
      Severity severity,
      Optional<ActaId> acta,
      Optional<PersonId> raisedBy,
      String station,
      Instant raised,
      String description,
      IncidentState state,
      List<Step> steps,
      boolean solved) {
    boolean isOpen() {
      return !solved && !(state instanceof IncidentState.Closed);
    }
  }

  /** The event is an incident by itself, or as somebody raised it. */
  public void raised(
      Event event,
      IncidentKind kind,
      Severity severity,
      Optional<ActaId> acta,
      String description) {
    IncidentId id = new IncidentId(event.id());
    entries.put(
        id,
        new Entry(
            id,
            kind,
            severity,
            acta,
            event.person(),
            event.station(),
            event.time(),
            description,
            IncidentLife.START,
            List.of(),
            false));
    open++;
  }

  /** It ends by itself when the acta leaves the state it is in now. */
  public void endsWithActa(Event event, ActaId acta) {
    endingWithActa.put(acta, new IncidentId(event.id()));
  }

  /** The acta went on. */
  public void actaMoved(ActaId acta, Deed by) {
    IncidentId id = endingWithActa.remove(acta);
    Entry entry = id == null ? null : entries.get(id);
    if (entry != null && entry.isOpen()) {
      replace(entry, entry.state(), new Step(IncidentStep.Kind.SOLUTION, by, ""), true);
    }
  }

  /** What the journal says happened to an incident. */
  public void apply(Event event, IncidentFact of) {
    switch (of) {
      case IncidentFact.Raised fact ->
          raised(event, fact.kind(), fact.severity(), fact.acta(), fact.description());
      case IncidentFact.Recommended fact ->
          step(event, fact.incident(), fact, IncidentStep.Kind.RECOMMENDATION, fact.measure());
      case IncidentFact.Decided fact ->
          step(
              event,
              fact.incident(),
              fact,
              fact.approved() ? IncidentStep.Kind.APPROVAL : IncidentStep.Kind.REFUSAL,
              fact.reason());
      case IncidentFact.Commented fact ->
          step(event, fact.incident(), fact, IncidentStep.Kind.COMMENT, fact.comment());
    }
  }

  private void step(
      Event event, IncidentId id, IncidentFact fact, IncidentStep.Kind kind, String text) {
    Entry entry = entries.get(id);
    if (entry != null
        && IncidentLife.apply(entry.state(), fact, event.deed())
            instanceof IncidentLife.Transition.Moved moved) {
      replace(entry, moved.state(), new Step(kind, event.deed(), text), entry.solved());
    }
  }

  private void replace(Entry entry, IncidentState state, Step step, boolean solved) {
    List<Step> steps = new ArrayList<>(entry.steps());
    steps.add(step);
    Entry after =
        new Entry(
            entry.id(),
            entry.kind(),
            entry.severity(),
            entry.acta(),
            entry.raisedBy(),
            entry.station(),
            entry.raised(),
            entry.description(),
            state,
            List.copyOf(steps),
            solved);
    entries.put(entry.id(), after);
    open += (after.isOpen() ? 1 : 0) - (entry.isOpen() ? 1 : 0);
  }

  public int open() {
    return open;
  }

  public Optional<Entry> find(IncidentId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** Open ones first, the most severe first, then the oldest first. */
  public Collection<Entry> all() {
    return entries.values().stream()
        .sorted(
            Comparator.comparing((Entry entry) -> !entry.isOpen())
                .thenComparing(Entry::severity)
                .thenComparing(Entry::raised))
        .toList();
  }
}
