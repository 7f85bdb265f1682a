package mx.openprep.centre.journal;

import java.util.List;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;

/** Where single actas stand, from their events. */
public final class ActaStates {
  private final ActaFold fold;
  private final ActaResultTable table;
  private final EventTable events;

  ActaStates(ActaFold fold, ActaResultTable table, EventTable events) {
    this.fold = fold;
    this.table = table;
    this.events = events;
  }

  public ActaState state(ActaId acta) {
    List<ActaFold.Placed> life = placed(acta);
    return life.isEmpty() ? ActaLife.START : fold.fold(acta, life).state();
  }

  /** Until the transaction ends nobody else writes into any journal. */
  public void hold() {
    events.lockForWriting();
  }

  /** As {@link #state}, and it stays so until the transaction ends but for what this one writes. */
  public ActaState locked(ActaId acta) {
    events.lockForWriting();
    return state(acta);
  }

  /** What happened to the acta, in order, without what others said who have no say in it. */
  public List<Event> events(ActaId acta) {
    List<ActaFold.Placed> life = placed(acta);
    return life.isEmpty() ? List.of() : fold.fold(acta, life).counted();
  }

  private List<ActaFold.Placed> placed(ActaId acta) {
    return table.events(List.of(acta.value())).getOrDefault(acta, List.of());
  }
}
