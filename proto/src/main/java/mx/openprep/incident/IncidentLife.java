package mx.openprep.incident;

import mx.openprep.acta.Deed;
import mx.openprep.message.MessageCode;

/** The life of an incident: one person recommends, a second one decides. Pure. */
public final class IncidentLife {
  public static final IncidentState START = new IncidentState.Open();

  private IncidentLife() {}

  /** Outcome of a fact. */
  public sealed interface Transition {
    record Moved(IncidentState state) implements Transition {}

    /** The fact is not allowed now; the state stays. */
    record Refused(MessageCode reason) implements Transition {}
  }

  /** What becomes of the incident. */
  public static Transition apply(IncidentState state, IncidentFact fact, Deed by) {
    return switch (fact) {
      case IncidentFact.Raised _ -> moved(START);
      case IncidentFact.Recommended f -> recommended(state, f, by);
      case IncidentFact.Decided f -> decided(state, f, by);
      case IncidentFact.Commented f ->
          f.comment().isBlank() ? refused(MessageCode.REASON_MISSING) : moved(state);
    };
  }

  private static Transition recommended(
      IncidentState state, IncidentFact.Recommended fact, Deed by) {
    return switch (state) {
      case IncidentState.Open _ ->
          fact.measure().isBlank()
              ? refused(MessageCode.REASON_MISSING)
              : moved(new IncidentState.Recommended(fact.measure(), by));
      case IncidentState.Recommended _ -> refused(MessageCode.INCIDENT_ALREADY_RECOMMENDED);
      case IncidentState.Closed _ -> refused(MessageCode.INCIDENT_CLOSED);
    };
  }

  private static Transition decided(IncidentState state, IncidentFact.Decided fact, Deed by) {
    return switch (state) {
      case IncidentState.Open _ -> refused(MessageCode.INCIDENT_NOT_RECOMMENDED);
      case IncidentState.Closed _ -> refused(MessageCode.INCIDENT_CLOSED);
      case IncidentState.Recommended s -> decided(s, fact, by);
    };
  }

  private static Transition decided(
      IncidentState.Recommended state, IncidentFact.Decided fact, Deed by) {
    if (state.by().person().equals(by.person())) {
      return refused(MessageCode.INCIDENT_BY_SAME_PERSON);
    }
    if (fact.reason().isBlank()) {
      return refused(MessageCode.REASON_MISSING);
    }
    return fact.approved()
        ? moved(new IncidentState.Closed(state.measure(), state.by(), fact.reason(), by))
        : moved(START);
  }

  private static Transition moved(IncidentState state) {
    return new Transition.Moved(state);
  }

  private static Transition refused(MessageCode reason) {
    return new Transition.Refused(reason);
  }
}
