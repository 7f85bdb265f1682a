package mx.openprep.centre.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.ByForm;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.Picture;
import mx.openprep.acta.Reception;
import mx.openprep.acta.Trail;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import org.jspecify.annotations.Nullable;

/**
 * From all events of one acta to its state and figures, and to the events its life refuses. The
 * same events give the same outcome, however often they are folded.
 */
final class ActaFold {
  private final ElectionPackage election;
  private final ByForm<FormDefinition> forms;
  private final ByForm<ActaLife> lives;

  ActaFold(ElectionPackage election) {
    this.election = election;
    this.forms = new ByForm<>(election, form -> form);
    this.lives = new ByForm<>(election, ActaLife::new);
  }

  /**
   * An event of the acta and its place among all events of the centre.
   *
   * @param catd where its node is; empty for nodes of no CATD
   */
  record Placed(long position, Event event, Optional<CatdId> catd) {}

  /**
   * What the events come to.
   *
   * @param counted the events that are no foreign ones, in order
   * @param result empty when the election package knows no such acta
   */
  record Outcome(
      ActaState state,
      List<Event> counted,
      Optional<ActaResult> result,
      List<Incident> incidents) {}

  /** Folds at least one event, in the order of their positions. */
  Outcome fold(ActaId acta, List<Placed> events) {
    Optional<ExpectedActa> expected = election.acta(acta);
    if (expected.isEmpty() && !acta.isOutsideCatalogue()) {
      return new Outcome(
          ActaLife.START,
          List.of(),
          Optional.empty(),
          events.stream().map(e -> incident(MessageCode.ACTA_UNKNOWN, acta, e.event())).toList());
    }
    ActaLife life = expected.map(lives::of).orElseGet(ActaLife::outsideCatalogue);
    List<Incident> incidents = new ArrayList<>();
    List<Event> counted = new ArrayList<>();
    ActaState state = ActaLife.START;
    for (Placed placed : events) {
      Event event = placed.event();
      ActaFact fact = ((Fact.OfActa) event.fact()).fact();
      Optional<MessageCode> foreign = foreign(expected, fact, placed.catd());
      if (foreign.isPresent()) {
        incidents.add(incident(foreign.get(), acta, event));
        continue;
      }
      counted.add(event);
      switch (life.apply(state, fact, event.deed())) {
        case ActaLife.Transition.Moved(var next) -> state = next;
        case ActaLife.Transition.Refused(var reason) ->
            incidents.add(incident(reason.code(), acta, event));
      }
    }
    return new Outcome(
        state,
        List.copyOf(counted),
        result(acta, expected, state, events.getLast().position()),
        incidents);
  }

  /**
   * No CATD says anything about the actas of another; an acta fuera de catálogo begins with its
   * discovery, in an election that exists.
   */
  private Optional<MessageCode> foreign(
      Optional<ExpectedActa> expected, ActaFact fact, Optional<CatdId> catd) {
    if (expected.isPresent()) {
      return catd.filter(c -> !c.equals(expected.get().casilla().catd()))
          .map(c -> MessageCode.ACTA_OF_OTHER_CATD);
    }
    boolean found =
        fact instanceof ActaFact.FueraDeCatalogo f
            && election.elections().stream().map(Election::code).anyMatch(f.election()::equals);
    return found ? Optional.empty() : Optional.of(MessageCode.ACTA_OUTSIDE_CATALOGUE);
  }

  private static Incident incident(MessageCode code, ActaId acta, Event event) {
    return new Incident(
        code,
        event.node().value(),
        acta.value(),
        event.id().toString(),
        event.person().map(p -> p.value()).orElse(null));
  }

  private Optional<ActaResult> result(
      ActaId acta, Optional<ExpectedActa> expected, ActaState state, long position) {
    Optional<ElectionCode> code =
        expected
            .map(ExpectedActa::election)
            .or(() ->
                state instanceof ActaState.FueraDeCatalogo f
                    ? Optional.of(f.election())
                    : Optional.empty());
    return code.map(c -> result(acta, c, expected, state, position));
  }

  private ActaResult result(
      ActaId acta,
      ElectionCode code,
      Optional<ExpectedActa> expected,
      ActaState state,
      long position) {
    CountingDecision decision = decide(expected, state);
    Optional<ActaState.Settled> settled = state.settled();
    Paper paper = Paper.of(state);
    return new ActaResult(
        acta.value(),
        code.value(),
        state.name().name(),
        decision.contabilizada().sign(),
        decision.observations().stream().map(Enum::name).toList(),
        decision.isInconsistent(),
        decision.total(),
        settled.map(s -> fields(s.verification().values())).orElse(Map.of()),
        settled
            .map(s -> VoteColumns.votes(election.election(code), s.verification().values()))
            .orElse(List.of()),
        paper.image(),
        paper.picture() == null ? null : paper.picture().origin().name(),
        paper.picture() == null ? null : paper.picture().digitization().name(),
        paper.reception() == null ? null : paper.reception().documentType().name(),
        paper.reception() == null ? null : paper.reception().transferMechanism(),
        paper.acopio(),
        settled.map(s -> s.verification().captured().time()).orElse(null),
        settled.map(s -> s.verification().verified().time()).orElse(null),
        settled.flatMap(ActaState.Settled::compared).isPresent(),
        state instanceof ActaState.FueraDeCatalogo f ? f.description() : null,
        position);
  }

  private CountingDecision decide(Optional<ExpectedActa> expected, ActaState state) {
    return switch (state) {
      case ActaState.SinActa s -> CountingDecision.sinActa(s.reason());
      case ActaState.FueraDeCatalogo s -> CountingDecision.fueraDeCatalogo();
      case ActaState.Esperada s -> CountingDecision.notCaptured();
      case ActaState.Acopiada s -> CountingDecision.notCaptured();
      case ActaState.Digitalizada s -> CountingDecision.notCaptured();
      case ActaState.CapturedOnce s -> CountingDecision.notCaptured();
      case ActaState.InDispute s -> CountingDecision.notCaptured();
      case ActaState.InAdjudication s -> CountingDecision.notCaptured();
      case ActaState.AwaitingRescan s -> CountingDecision.notCaptured();
      case ActaState.Verificada s -> decide(expected, s.verification().values());
      case ActaState.Cotejada s -> decide(expected, s.verification().values());
      case ActaState.Empaquetada s -> decide(expected, s.verification().values());
      case ActaState.CorrectionPending s -> decide(expected, s.before().verification().values());
    };
  }

  private CountingDecision decide(
      Optional<ExpectedActa> expected, Map<FieldId, FieldValue> values) {
    ExpectedActa acta = expected.orElseThrow();
    return CountingDecision.verified(forms.of(acta), values, acta, election.rules());
  }

  private static Map<String, Object> fields(Map<FieldId, FieldValue> values) {
    Map<String, Object> fields = new TreeMap<>();
    values.forEach((id, value) -> fields.put(id.value(), plain(value)));
    return fields;
  }

  private static Object plain(FieldValue value) {
    return switch (value) {
      case FieldValue.Votes votes -> votes.count();
      case FieldValue.Mark mark -> mark.name();
    };
  }

  /** What a row says about paper and image, in whatever state. */
  private record Paper(
      @Nullable Reception reception,
      @Nullable Picture picture,
      @Nullable String image,
      @Nullable Instant acopio) {
    static Paper of(ActaState state) {
      return switch (state) {
        case ActaState.Acopiada s ->
            new Paper(s.reception(), null, null, s.reception().deed().time());
        case ActaState.FueraDeCatalogo s -> new Paper(null, null, s.image().hex(), s.deed().time());
        default -> state.trailSoFar().map(Paper::of).orElse(new Paper(null, null, null, null));
      };
    }

    private static Paper of(Trail trail) {
      return new Paper(
          trail.reception().orElse(null),
          trail.picture(),
          trail.picture().image().hex(),
          trail.acopio());
    }
  }
}
