package mx.openprep.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.Deed;
import mx.openprep.message.MessageCode;
import mx.openprep.people.PersonId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IncidentLifeTest {
  private static final IncidentId ID = new IncidentId(new UUID(1, 2));
  private static final Deed ANA = deed("ana");
  private static final Deed BETO = deed("beto");

  record Step(IncidentFact fact, Deed by) {}

  private static Deed deed(String person) {
    return new Deed(new PersonId(person), Instant.EPOCH);
  }

  private static IncidentFact recommended(String measure) {
    return new IncidentFact.Recommended(ID, measure);
  }

  private static IncidentFact decided(boolean approved, String reason) {
    return new IncidentFact.Decided(ID, approved, reason);
  }

  private static IncidentState moved(IncidentState state, IncidentFact fact, Deed by) {
    return ((IncidentLife.Transition.Moved) IncidentLife.apply(state, fact, by)).state();
  }

  private static MessageCode refused(IncidentState state, IncidentFact fact, Deed by) {
    return ((IncidentLife.Transition.Refused) IncidentLife.apply(state, fact, by)).reason();
  }

  @Test
  void oneRecommendsAndAnotherCloses() {
    IncidentState recommended = moved(IncidentLife.START, recommended("Usar el otro"), ANA);
    assertThat(recommended).isEqualTo(new IncidentState.Recommended("Usar el otro", ANA));
    assertThat(moved(recommended, decided(true, "Sí"), BETO))
        .isEqualTo(new IncidentState.Closed("Usar el otro", ANA, "Sí", BETO));
  }

  @Test
  void whoRecommendsMayNotDecide() {
    IncidentState recommended = moved(IncidentLife.START, recommended("Usar el otro"), ANA);
    assertThat(refused(recommended, decided(true, "Sí"), ANA))
        .isEqualTo(MessageCode.INCIDENT_BY_SAME_PERSON);
    assertThat(refused(recommended, decided(false, "No"), ANA))
        .isEqualTo(MessageCode.INCIDENT_BY_SAME_PERSON);
    assertThatThrownBy(() -> new IncidentState.Closed("", ANA, "", ANA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefusalOpensItAgainForAnotherRecommendation() {
    IncidentState recommended = moved(IncidentLife.START, recommended("Apagar"), ANA);
    IncidentState open = moved(recommended, decided(false, "Aún sirve"), BETO);
    assertThat(open).isEqualTo(IncidentLife.START);
    assertThat(moved(open, recommended("Esperar"), BETO))
        .isEqualTo(new IncidentState.Recommended("Esperar", BETO));
  }

  @Test
  void nothingIsDecidedThatNobodyRecommendedAndNothingTwice() {
    assertThat(refused(IncidentLife.START, decided(true, "Sí"), ANA))
        .isEqualTo(MessageCode.INCIDENT_NOT_RECOMMENDED);
    IncidentState recommended = moved(IncidentLife.START, recommended("Esperar"), ANA);
    assertThat(refused(recommended, recommended("Otra"), BETO))
        .isEqualTo(MessageCode.INCIDENT_ALREADY_RECOMMENDED);
    IncidentState closed = moved(recommended, decided(true, "Sí"), BETO);
    assertThat(refused(closed, recommended("Otra"), ANA)).isEqualTo(MessageCode.INCIDENT_CLOSED);
    assertThat(refused(closed, decided(false, "No"), ANA)).isEqualTo(MessageCode.INCIDENT_CLOSED);
    assertThat(moved(closed, new IncidentFact.Commented(ID, "Volvió a pasar"), ANA))
        .isEqualTo(closed);
  }

  @Test
  void everyStepSaysWhy() {
    IncidentState recommended = moved(IncidentLife.START, recommended("Esperar"), ANA);
    assertThat(
            List.of(
                refused(IncidentLife.START, recommended(" "), ANA),
                refused(recommended, decided(true, ""), BETO),
                refused(recommended, new IncidentFact.Commented(ID, ""), BETO)))
        .containsOnly(MessageCode.REASON_MISSING);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<IncidentFact> facts =
        Arbitraries.of(
            recommended("a"),
            recommended(""),
            decided(true, "b"),
            decided(false, "c"),
            new IncidentFact.Commented(ID, "d"));
    return Combinators.combine(facts, Arbitraries.of(ANA, BETO, deed("cira")))
        .as(Step::new)
        .list()
        .ofMaxSize(20);
  }

  /** Whatever is asked in whatever order, what is closed stays as two people closed it. */
  @Property(tries = 500)
  void whatIsClosedWasClosedByTwoPeopleAndStays(@ForAll("steps") List<Step> steps) {
    IncidentState state = IncidentLife.START;
    Optional<IncidentState> closed = Optional.empty();
    for (Step step : steps) {
      if (IncidentLife.apply(state, step.fact(), step.by())
          instanceof IncidentLife.Transition.Moved moved) {
        state = moved.state();
      }
      if (closed.isPresent()) {
        assertThat(state).isEqualTo(closed.get());
      }
      if (state instanceof IncidentState.Closed(var _, Deed first, var _, Deed second)) {
        assertThat(first.person()).isNotEqualTo(second.person());
        closed = Optional.of(state);
      }
    }
  }
}
