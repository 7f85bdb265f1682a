package mx.openprep.acta;

import static mx.openprep.acta.Samples.FORM;
import static mx.openprep.acta.Samples.PAN;
import static mx.openprep.acta.Samples.PRI;
import static mx.openprep.acta.Samples.all;
import static mx.openprep.acta.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.openprep.acta.ActaWorld.Step;
import mx.openprep.people.PersonId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A CATD and a CCV capture one acta without knowing of each other: what comes of it. */
class CapturesInTwoPlacesTest {
  private static final ImageHash IMAGE = ActaWorld.IMAGES.getFirst();
  private static final ActaLife LIFE = new ActaLife(FORM);
  private static final Map<FieldId, FieldValue> RIGHT = all(FieldValue.votes(7));
  private static final Map<FieldId, FieldValue> WRONG = with(RIGHT, PAN, FieldValue.votes(70));

  /** What is left of an acta once all has arrived. */
  private record Outcome(ActaState state, List<ActaRefusal> refused) {}

  private static ActaState scanned() {
    ActaState state = ActaLife.START;
    for (ActaFact fact :
        List.of(
            new ActaFact.Acopiada(ActaWorld.EXPECTED, DocumentType.ACTA_PREP, "F", IdentifiedBy.QR),
            new ActaFact.ImageIdentified(
                ActaWorld.EXPECTED,
                IMAGE,
                IdentifiedBy.QR,
                Origin.CATD,
                Digitization.ESCANER,
                Optional.empty()))) {
      state =
          ((ActaLife.Transition.Moved) LIFE.apply(state, fact, Samples.by(new PersonId("zoe"))))
              .state();
    }
    return state;
  }

  private static Outcome after(List<Step> steps) {
    ActaState state = scanned();
    List<ActaRefusal> refused = new ArrayList<>();
    for (Step step : steps) {
      switch (LIFE.apply(state, step.fact(), step.deed())) {
        case ActaLife.Transition.Moved(var next) -> state = next;
        case ActaLife.Transition.Refused(var reason) -> refused.add(reason);
      }
    }
    return new Outcome(state, refused);
  }

  private static Step keyed(int person, CaptureRound round, Map<FieldId, FieldValue> values) {
    return new Step(
        new ActaFact.Captured(ActaWorld.EXPECTED, IMAGE, round, values, Samples.TIME),
        ActaWorld.PEOPLE.get(person));
  }

  private static List<List<Step>> orders(List<Step> steps) {
    if (steps.size() < 2) {
      return List.of(steps);
    }
    List<List<Step>> orders = new ArrayList<>();
    for (Step first : steps) {
      List<Step> rest = new ArrayList<>(steps);
      rest.remove(first);
      for (List<Step> order : orders(rest)) {
        List<Step> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }

  /** Up to five people, each of whom says one of three things about each of two fields. */
  @Provide
  Arbitrary<List<Step>> captures() {
    Arbitrary<FieldValue> value = Arbitraries.integers().between(1, 3).map(FieldValue::votes);
    return Combinators.combine(
            value, value, Arbitraries.of(CaptureRound.FIRST, CaptureRound.SECOND))
        .as((pan, pri, round) -> keyed(0, round, with(with(RIGHT, PAN, pan), PRI, pri)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(CapturesInTwoPlacesTest::eachByAnother);
  }

  private static List<Step> eachByAnother(List<Step> steps) {
    List<Step> named = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      named.add(new Step(steps.get(i).fact(), ActaWorld.PEOPLE.get(i)));
    }
    return named;
  }

  @Property(tries = 400)
  void theOrderOfArrivalDoesNotMatterUnlessTwoPairsOfPeopleContradictEachOther(
      @ForAll("captures") List<Step> captures) {
    Set<Map<FieldId, Set<FieldValue>>> settled = new HashSet<>();
    Set<ActaState.Name> names = new HashSet<>();
    for (List<Step> order : orders(captures)) {
      Outcome outcome = after(order);
      names.add(outcome.state().name());
      settled.add(
          outcome.state().settled().map(s -> single(s.verification().values())).orElse(Map.of()));
      checkNothingIsLost(order, outcome);
    }
    if (agreedTwice(captures).values().stream().allMatch(values -> values.size() < 2)) {
      assertThat(names).hasSize(1);
      assertThat(settled).hasSize(1);
    }
  }

  private static Map<FieldId, Set<FieldValue>> single(Map<FieldId, FieldValue> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> Set.of(e.getValue())));
  }

  /** For each field the values that at least two people keyed. */
  private static Map<FieldId, Set<FieldValue>> agreedTwice(List<Step> captures) {
    Map<FieldId, Set<FieldValue>> agreed = new HashMap<>();
    Map<FieldId, Set<FieldValue>> once = new HashMap<>();
    for (Step step : captures) {
      ((ActaFact.Captured) step.fact())
          .values()
          .forEach((field, value) -> {
            if (!once.computeIfAbsent(field, _ -> new HashSet<>()).add(value)) {
              agreed.computeIfAbsent(field, _ -> new HashSet<>()).add(value);
            }
          });
    }
    return agreed;
  }

  /** Every capture either counts or is refused aloud; what is settled two people said. */
  private static void checkNothingIsLost(List<Step> order, Outcome outcome) {
    int counted =
        outcome
            .state()
            .settled()
            .map(s -> s.verification().keyedBy().size())
            .orElse(outcome.state().captures().size());
    assertThat(counted + outcome.refused().size()).isEqualTo(order.size());
    assertThat(outcome.refused()).allMatch(ActaRefusal.CONTRADICTS_VERIFIED::equals);
    outcome
        .state()
        .settled()
        .ifPresent(settled ->
            settled
                .verification()
                .values()
                .forEach((field, value) ->
                    assertThat(agreedTwice(order).getOrDefault(field, Set.of())).contains(value)));
  }

  @Test
  void whatTwoAgreedOnIsNeverOverwrittenByTwoOthers() {
    List<Step> order =
        List.of(
            keyed(0, CaptureRound.FIRST, RIGHT),
            keyed(1, CaptureRound.SECOND, RIGHT),
            keyed(2, CaptureRound.FIRST, WRONG),
            keyed(3, CaptureRound.SECOND, WRONG));

    Outcome outcome = after(order);

    assertThat(outcome.state().settled().orElseThrow().verification().values()).isEqualTo(RIGHT);
    assertThat(outcome.refused())
        .containsExactly(ActaRefusal.CONTRADICTS_VERIFIED, ActaRefusal.CONTRADICTS_VERIFIED);
  }

  @Test
  void aReportOfABadImageAndTwoEqualCapturesComeToTheSameInAnyOrder() {
    Step report =
        new Step(
            new ActaFact.ProblemReported(
                ActaWorld.EXPECTED, IMAGE, ProblemKind.NEEDS_RESCAN, "Borrosa"),
            ActaWorld.PEOPLE.get(2));
    List<Step> steps =
        List.of(keyed(0, CaptureRound.FIRST, RIGHT), keyed(1, CaptureRound.SECOND, RIGHT), report);

    assertThat(orders(steps))
        .allSatisfy(order ->
            assertThat(after(order).state().settled().orElseThrow().verification().values())
                .isEqualTo(RIGHT));
  }

  @Test
  void aThirdCaptureThatComesAfterAnotherPlaceHasSettledItConfirmsOrContradicts() {
    List<Step> settled =
        List.of(
            keyed(0, CaptureRound.FIRST, RIGHT),
            keyed(1, CaptureRound.SECOND, WRONG),
            keyed(2, CaptureRound.THIRD, Map.of(PAN, FieldValue.votes(7))));
    List<Step> agreeing = new ArrayList<>(settled);
    agreeing.add(keyed(3, CaptureRound.THIRD, Map.of(PAN, FieldValue.votes(7))));
    List<Step> contradicting = new ArrayList<>(settled);
    contradicting.add(keyed(3, CaptureRound.THIRD, Map.of(PAN, FieldValue.votes(70))));

    assertThat(after(agreeing).refused()).isEmpty();
    assertThat(after(contradicting).refused()).containsExactly(ActaRefusal.CONTRADICTS_VERIFIED);
    assertThat(after(contradicting).state().settled().orElseThrow().verification().values())
        .isEqualTo(RIGHT);
  }

  @Test
  void theSamePersonNeverCountsTwiceWhateverThePlace() {
    Outcome outcome =
        after(List.of(keyed(0, CaptureRound.FIRST, RIGHT), keyed(0, CaptureRound.FIRST, RIGHT)));

    assertThat(outcome.state().name()).isEqualTo(ActaState.Name.CAPTURED_ONCE);
    assertThat(outcome.refused()).containsExactly(ActaRefusal.SAME_PERSON);
  }
}
