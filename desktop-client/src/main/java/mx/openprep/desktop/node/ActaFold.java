package mx.openprep.desktop.node;

import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Deed;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** States as folds of events. */
final class ActaFold {
  private ActaFold() {}

  /** What the acta's own events, oldest first, make of it. */
  static ActaState state(ActaLife life, List<Event> events) {
    ActaState state = ActaLife.START;
    for (Event event : events) {
      state = next(life, state, event);
    }
    return state;
  }

  /** The state after an event that is in the journal: it was allowed when it was written. */
  static ActaState next(ActaLife life, ActaState state, Event event) {
    if (!(event.fact() instanceof Fact.OfActa(ActaFact fact))) {
      return state;
    }
    return switch (life.apply(state, fact, event.deed())) {
      case ActaLife.Transition.Moved moved -> moved.state();
      case ActaLife.Transition.Refused refused ->
          throw new Refusal(MessageCode.STORE_FAILED, event.sequence() + " " + refused.reason());
    };
  }

  /**
   * The state after a fact somebody asks for.
   *
   * @throws Refusal with the reason of the rules
   */
  static ActaState asked(ActaLife life, ActaState state, ActaFact fact, Deed deed) {
    return switch (life.apply(state, fact, deed)) {
      case ActaLife.Transition.Moved moved -> moved.state();
      case ActaLife.Transition.Refused refused ->
          throw new Refusal(refused.reason().code(), fact.acta().value());
    };
  }
}
