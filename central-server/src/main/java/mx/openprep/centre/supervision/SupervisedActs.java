package mx.openprep.centre.supervision;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Deed;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.ProblemKind;
import mx.openprep.centre.desk.DeskEntries;
import mx.openprep.centre.desk.LeaseKeeper;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.desk.DenialLog;
import mx.openprep.desk.Operator;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentLife;
import mx.openprep.incident.IncidentState;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.night.IncidentBook;
import mx.openprep.night.NightSource;
import mx.openprep.people.PersonId;
import mx.openprep.v1.ActionOption;
import org.springframework.transaction.support.TransactionTemplate;

/** The little a coordinator above the CATD may do: each an entry of the centre's journal. */
final class SupervisedActs {
  private final CentreJournal journal;
  private final DeskEntries told;
  private final ActaStates states;
  private final LeaseKeeper leases;
  private final DenialLog denials;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SupervisedActs(
      CentreJournal journal,
      DeskEntries told,
      ActaStates states,
      LeaseKeeper leases,
      DenialLog denials,
      TransactionTemplate transaction,
      Clock clock) {
    this.journal = journal;
    this.told = told;
    this.states = states;
    this.leases = leases;
    this.denials = denials;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes the acta out of the hands of whoever captures it at a CCV; it waits again.
   *
   * @throws Refusal LEASE_NOT_HELD, REASON_MISSING
   */
  void takeBack(NightSource night, Operator operator, ActaId acta, String reason) {
    requireReason(reason);
    night.scope().acta(acta);
    inTransaction(() -> {
      PersonId holder =
          leases
              .takeBack(acta)
              .orElseThrow(() -> new Refusal(MessageCode.LEASE_NOT_HELD, acta.value()));
      return append(operator, new Fact.LeaseTakenBack(acta, holder, reason));
    });
  }

  /**
   * The paper is to be scanned again; its CATD is told.
   *
   * @throws Refusal REASON_MISSING, or what the acta's life refuses
   */
  void sendToRescan(NightSource night, Operator operator, ActaId acta, String reason) {
    requireReason(reason);
    night.scope().acta(acta);
    inTransaction(() -> {
      leases.takeBack(acta);
      ActaState state = states.locked(acta);
      ImageHash image =
          image(state).orElseThrow(() -> new Refusal(MessageCode.ACTA_HAS_NO_IMAGE, acta.value()));
      ActaFact fact = rescan(acta, image, reason);
      if (night.scope().life(acta).apply(state, fact, deed(operator))
          instanceof ActaLife.Transition.Refused refused) {
        throw new Refusal(refused.reason().code(), acta.value());
      }
      return append(operator, new Fact.OfActa(fact));
    });
  }

  private Deed deed(Operator operator) {
    return new Deed(operator.person(), clock.instant());
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
  }

  private static ActaFact rescan(ActaId acta, ImageHash image, String reason) {
    return new ActaFact.ProblemReported(acta, image, ProblemKind.NEEDS_RESCAN, reason);
  }

  private static Optional<ImageHash> image(ActaState state) {
    return state.trailSoFar().map(trail -> trail.picture().image());
  }

  private Event append(Operator operator, Fact fact) {
    return journal
        .append(Optional.of(operator.person()), operator.station(), List.of(fact))
        .getFirst();
  }

  private <T> T inTransaction(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  /** Each action, whether it may be done now, and why not. */
  List<ActionOption> options(NightSource night, Operator operator, ActaId acta, ActaState state) {
    Optional<MessageCode> takeBack =
        leases.held().containsKey(acta)
            ? Optional.empty()
            : Optional.of(MessageCode.LEASE_NOT_HELD);
    Optional<MessageCode> rescan =
        image(state)
            .map(image ->
                night.scope().life(acta).apply(state, rescan(acta, image, "-"), deed(operator)))
            .map(SupervisedActs::refusal)
            .orElseGet(() -> Optional.of(MessageCode.ACTA_HAS_NO_IMAGE));
    return List.of(
        option(ActionOption.Action.TAKE_BACK, takeBack),
        option(ActionOption.Action.SEND_TO_RESCAN, rescan));
  }

  private static Optional<MessageCode> refusal(ActaLife.Transition transition) {
    return switch (transition) {
      case ActaLife.Transition.Moved _ -> Optional.empty();
      case ActaLife.Transition.Refused refused -> Optional.of(refused.reason().code());
    };
  }

  private static ActionOption option(ActionOption.Action action, Optional<MessageCode> refusal) {
    return ActionOption.newBuilder()
        .setAction(action)
        .setLegal(refusal.isEmpty())
        .setRefusal(refusal.map(MessageCode::code).orElse(""))
        .build();
  }

  /** Somebody tells of something; if it is about an acta, its CATD is told too. */
  IncidentId raise(NightSource night, Operator operator, IncidentFact.Raised fact) {
    requireReason(fact.description());
    Optional<CatdId> catd = fact.acta().map(night.scope()::acta).map(acta -> acta.casilla().catd());
    return inTransaction(() -> {
      Event entry = append(operator, new Fact.OfIncident(fact));
      catd.ifPresent(of -> told.raised(entry, of));
      return new IncidentId(entry.id());
    });
  }

  /**
   * Somebody recommends, decides or comments; the CATD whose incident it is is told.
   *
   * @throws Refusal INCIDENT_UNKNOWN, or what the incident's life refuses
   */
  void add(
      NightSource night, Operator operator, IncidentId incident, IncidentFact fact, String action) {
    try {
      inTransaction(() -> {
        states.hold();
        requireAllowed(night, operator, incident, fact);
        Event entry = append(operator, new Fact.OfIncident(fact));
        told.happened(entry, incident);
        return entry;
      });
    } catch (Refusal refusal) {
      throw denials.noted(operator, refusal, action, "");
    }
  }

  private void requireAllowed(
      NightSource night, Operator operator, IncidentId incident, IncidentFact fact) {
    IncidentBook.Entry entry =
        night
            .look(fold -> fold.incidents().find(incident))
            .orElseThrow(() -> new Refusal(MessageCode.INCIDENT_UNKNOWN, incident.toString()));
    if (fact instanceof IncidentFact.Commented) {
      return;
    }
    if (entry.solved()) {
      throw new Refusal(MessageCode.INCIDENT_CLOSED, incident.toString());
    }
    IncidentState state = entry.state();
    if (IncidentLife.apply(state, fact, deed(operator))
        instanceof IncidentLife.Transition.Refused(MessageCode reason)) {
      throw new Refusal(reason, incident.toString());
    }
  }
}
