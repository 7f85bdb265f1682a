package mx.openprep.acta;

import static mx.openprep.acta.Samples.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import mx.openprep.acta.ActaWorld.Life;
import mx.openprep.acta.ActaWorld.Step;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random lives of an acta, honest and hostile. A failure names the seed of its sequence; {@code
 * -Dopenprep.seed=…} runs that one alone.
 */
class ActaLifeModelTest {
  /** Used at the level that tests show. */
  private static final Logger LOG = LoggerFactory.getLogger(ActaLifeModelTest.class);

  private static final int SEQUENCES = 100_000;
  private static final int LONGEST = 28;
  private static final Set<ActaState.Name> ENDS =
      Set.of(ActaState.Name.EMPAQUETADA, ActaState.Name.SIN_ACTA, ActaState.Name.FUERA_DE_CATALOGO);

  private final Map<ActaState.Name, Integer> reached = new EnumMap<>(ActaState.Name.class);
  private final Set<ActaState> withWayOut = new HashSet<>();

  @Test
  void noSequenceReachesAnIllegalStateOrADeadEnd() {
    Long only = Long.getLong("openprep.seed");
    long first = only == null ? 20_240_602 : only;
    for (long seed = first; seed < first + (only == null ? SEQUENCES : 1); seed++) {
      live(seed);
    }
    LOG.warn("{} lives, states reached: {}", SEQUENCES, reached);
    if (only == null) {
      assertThat(reached).containsOnlyKeys(ActaState.Name.values());
      assertThat(reached.values())
          .as("States reached: %s", reached)
          .allMatch(count -> count >= 300);
    }
  }

  private void live(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ActaWorld world = new ActaWorld(random);
    reached.merge(ActaState.Name.ESPERADA, 1, Integer::sum);
    Life life = Life.of(random.nextInt(20) == 0 ? ActaWorld.OUTSIDE : ActaWorld.EXPECTED);
    List<Step> steps = new ArrayList<>();
    int length = 1 + random.nextInt(LONGEST);
    for (int i = 0; i < length; i++) {
      Step step = world.next(life);
      steps.add(step);
      try {
        if (life.apply(step) instanceof ActaLife.Transition.Moved moved) {
          checkMove(life.state(), step, moved.state());
          life = new Life(life.acta(), moved.state());
          checkState(life);
          reached.merge(life.state().name(), 1, Integer::sum);
        }
        if (withWayOut.add(life.state())) {
          assertThat(hasWayOut(life, world)).as("A way on from %s", life.state()).isTrue();
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Seed " + seed + ", after " + steps, e);
      }
    }
  }

  /** What must be true of a state, whatever led to it. */
  private static void checkState(Life life) {
    ActaState state = life.state();
    assertThat(state instanceof ActaState.FueraDeCatalogo)
        .isEqualTo(life.acta().isOutsideCatalogue());
    state.trailSoFar().ifPresent(ActaLifeModelTest::checkTrail);
    switch (state) {
      case ActaState.CapturedOnce s -> checkCaptures(s.trail(), s.first());
      case ActaState.InDispute s -> {
        checkCaptures(s.trail(), s.first(), s.second());
        assertThat(s.disputed()).isNotEmpty();
      }
      case ActaState.InAdjudication s -> {
        checkCaptures(s.trail(), s.first(), s.second());
        assertThat(s.third().image()).isEqualTo(s.trail().picture().image());
        assertThat(s.third().deed().person())
            .isNotIn(s.first().deed().person(), s.second().deed().person());
        assertThat(s.captures())
            .extracting(capture -> capture.deed().person())
            .doesNotHaveDuplicates();
        assertThat(s.third().values().keySet())
            .containsAll(CaptureComparison.differences(s.first().values(), s.second().values()));
        assertThat(s.undecided()).isNotEmpty();
      }
      case ActaState.AwaitingRescan s -> {
        assertThat(s.captures())
            .allMatch(capture -> capture.image().equals(s.trail().picture().image()));
        assertThat(
                s.captures().size() > 1 && ActaState.resolution(s.captures()).undecided().isEmpty())
            .as("what two people agree on is settled, whatever a third thinks of the image")
            .isFalse();
      }
      case ActaState.Verificada s -> checkVerification(s.verification());
      case ActaState.Cotejada s -> checkCompared(s.verification());
      case ActaState.Empaquetada s -> checkCompared(s.verification());
      case ActaState.CorrectionPending s -> {
        checkVerification(s.before().verification());
        assertThat(s.before().verification().trail().reception()).isPresent();
        assertThat(s.before().verification().values()).isNotEqualTo(s.values());
        assertThat(s.reason()).isNotBlank();
      }
      case ActaState.Esperada _,
          ActaState.Acopiada _,
          ActaState.Digitalizada _,
          ActaState.SinActa _,
          ActaState.FueraDeCatalogo _ -> {}
    }
  }

  private static void checkTrail(Trail trail) {
    assertThat(trail.reception().isPresent() || trail.picture().origin() == Origin.CASILLA)
        .as("Nothing is scanned at the CATD that has not arrived there")
        .isTrue();
    assertThat(trail.replaced()).extracting(Picture::image).doesNotHaveDuplicates();
    assertThat(trail.replaced()).extracting(Picture::image).doesNotContain(trail.picture().image());
  }

  private static void checkCaptures(Trail trail, Capture... captures) {
    assertThat(captures).extracting(capture -> capture.deed().person()).doesNotHaveDuplicates();
    for (Capture capture : captures) {
      assertThat(capture.image()).isEqualTo(trail.picture().image());
      assertThat(FORM.faults(capture.values())).isEmpty();
    }
  }

  private static void checkVerification(Verification verification) {
    assertThat(FORM.faults(verification.values())).isEmpty();
    assertThat(verification.verified().person()).isNotEqualTo(verification.captured().person());
    assertThat(verification.keyedBy())
        .contains(verification.verified().person(), verification.captured().person())
        .hasSizeBetween(2, ActaWorld.PEOPLE.size());
    for (Verification.Correction correction : verification.corrections()) {
      assertThat(correction.decided().person())
          .as("nobody judges his own proposal or his own keying")
          .isNotEqualTo(correction.proposed().person())
          .isNotIn(verification.keyedBy());
      assertThat(correction.decision()).isNotBlank();
    }
  }

  private static void checkCompared(Verification verification) {
    checkVerification(verification);
    assertThat(verification.trail().reception()).isPresent();
  }

  /** What a move may change. */
  private static void checkMove(ActaState before, Step step, ActaState after) {
    assertThat(after).isNotEqualTo(before);
    Optional<ActaState.Settled> settled = before.settled();
    if (settled.isPresent()) {
      Verification old = settled.get().verification();
      Verification now = after.settled().orElseThrow().verification();
      boolean approved = step.fact() instanceof ActaFact.CorrectionDecided d && d.approved();
      if (!approved) {
        assertThat(now.values()).isEqualTo(old.values());
      } else {
        Verification.Correction last = now.corrections().getLast();
        assertThat(old.values()).as("what stood there is kept").containsAllEntriesOf(last.before());
        assertThat(now.values()).containsAllEntriesOf(last.values());
      }
      assertThat(now.trail().picture()).isEqualTo(old.trail().picture());
      assertThat(now.corrections()).hasSize(old.corrections().size() + (approved ? 1 : 0));
    } else {
      after.settled().ifPresent(s -> checkSettling(before, step, s.verification().values()));
    }
    if (!(step.fact() instanceof ActaFact.Missing)) {
      int kept = before.trailSoFar().map(t -> t.replaced().size()).orElse(0);
      assertThat(after.trailSoFar().map(t -> t.replaced().size()).orElse(0))
          .isGreaterThanOrEqualTo(kept);
    }
  }

  /** Every value that settles was keyed by two people or adjudicated. */
  private static void checkSettling(ActaState before, Step step, Map<FieldId, FieldValue> settled) {
    List<Map<FieldId, FieldValue>> keyed = new ArrayList<>();
    Map<FieldId, FieldValue> adjudicated = new HashMap<>();
    before.captures().forEach(capture -> keyed.add(capture.values()));
    switch (step.fact()) {
      case ActaFact.Captured f -> keyed.add(f.values());
      case ActaFact.Adjudicated f -> adjudicated.putAll(f.values());
      case ActaFact other -> throw new AssertionError("Settled by " + other);
    }
    settled.forEach((field, value) -> {
      long votes = keyed.stream().filter(k -> Objects.equals(k.get(field), value)).count();
      assertThat(votes >= 2 || value.equals(adjudicated.get(field))).isTrue();
    });
  }

  /** Searches, the most advanced state first, for a way to one of the ends. */
  private static boolean hasWayOut(Life start, ActaWorld world) {
    PriorityQueue<Life> open =
        new PriorityQueue<>(Comparator.comparingInt((Life l) -> -progress(l.state().name())));
    Set<ActaState> seen = new HashSet<>();
    open.add(start);
    while (!open.isEmpty() && seen.size() < 2_000) {
      Life life = open.remove();
      if (ENDS.contains(life.state().name())) {
        return true;
      }
      for (Step step : world.honest(life)) {
        if (life.apply(step) instanceof ActaLife.Transition.Moved moved
            && seen.add(moved.state())) {
          open.add(new Life(life.acta(), moved.state()));
        }
      }
    }
    return false;
  }

  private static int progress(ActaState.Name name) {
    return switch (name) {
      case ESPERADA -> 0;
      case ACOPIADA -> 1;
      case AWAITING_RESCAN -> 2;
      case DIGITALIZADA -> 3;
      case CAPTURED_ONCE -> 4;
      case IN_DISPUTE -> 5;
      case IN_ADJUDICATION -> 6;
      case CORRECTION_PENDING -> 7;
      case VERIFICADA -> 8;
      case COTEJADA -> 9;
      case EMPAQUETADA, SIN_ACTA, FUERA_DE_CATALOGO -> 10;
    };
  }
}
