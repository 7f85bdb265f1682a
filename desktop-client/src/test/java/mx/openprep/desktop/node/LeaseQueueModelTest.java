package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mx.openprep.acta.ActaFact;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReportProblemRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Twenty people, any order of claims, submissions, releases, reports, time passing and restarts, on
 * a real node: what it lends is compared with a model of who may have what.
 */
class LeaseQueueModelTest {
  private static final int PEOPLE = 20;
  private static final int ACTAS = 9;
  private static final int STEPS = 140;

  /** What happens, to whom. */
  record Step(Deed deed, int person, int votes) {}

  enum Deed {
    CLAIM,
    SUBMIT,
    /** With a lease that the node has forgotten: time passed, or it was restarted. */
    SUBMIT_FORGOTTEN,
    RELEASE,
    REPORT,
    TIME_PASSES,
    RESTART
  }

  @Provide
  Arbitrary<List<Step>> nights() {
    Arbitrary<Deed> deeds =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(40, Deed.CLAIM),
            net.jqwik.api.Tuple.of(34, Deed.SUBMIT),
            net.jqwik.api.Tuple.of(8, Deed.SUBMIT_FORGOTTEN),
            net.jqwik.api.Tuple.of(6, Deed.RELEASE),
            net.jqwik.api.Tuple.of(4, Deed.REPORT),
            net.jqwik.api.Tuple.of(5, Deed.TIME_PASSES),
            net.jqwik.api.Tuple.of(1, Deed.RESTART));
    return Combinators.combine(
            deeds, Arbitraries.integers().between(1, PEOPLE), Arbitraries.integers().between(7, 8))
        .as(Step::new)
        .list()
        .ofSize(STEPS);
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void nobodyKeysAnActaTwiceNobodySharesOneAndNoneIsForgotten(@ForAll("nights") List<Step> night)
      throws IOException {
    Path directory = Files.createTempDirectory("lease-queue");
    try (Night it = new Night(directory.resolve("node"))) {
      night.forEach(it::happens);
      it.everybodyWorksUntilNothingIsLeft();
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** Where an acta stands, as far as the queue is concerned. */
  private static final class Standing {
    private final Map<String, Integer> keyed = new HashMap<>();
    private final List<Integer> votes = new ArrayList<>();
    private boolean awaitsImage;
    private int version;

    boolean isDue() {
      return !awaitsImage && (votes.size() < 2 || (votes.size() == 2 && differ()));
    }

    private boolean differ() {
      return !votes.get(0).equals(votes.get(1));
    }

    boolean isSettled() {
      return !awaitsImage && !isDue();
    }

    void keyedBy(String person, int count) {
      keyed.put(person, count);
      votes.add(count);
      version++;
    }

    void reported() {
      keyed.clear();
      votes.clear();
      awaitsImage = true;
      version++;
    }
  }

  /** An acta in somebody's hands, and how it stood then. */
  private record Held(CaptureTask task, String acta, int version) {}

  private static final class Night implements AutoCloseable {
    private final NodeFixture node;
    private final Map<String, Standing> actas = new HashMap<>();
    private final Map<String, ExpectedActa> expected = new HashMap<>();
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Held> forgotten = new HashMap<>();
    private int images;

    Night(Path directory) {
      node = new NodeFixture(directory);
      for (int i = 10; i < 10 + ACTAS; i++) {
        ExpectedActa acta = node.acta(i);
        node.digitized(acta);
        actas.put(acta.id().value(), new Standing());
        expected.put(acta.id().value(), acta);
      }
    }

    void happens(Step step) {
      String person = "capturista" + step.person();
      switch (step.deed()) {
        case CLAIM -> claim(person);
        case SUBMIT -> take(held, person).ifPresent(h -> submit(person, h, step.votes()));
        case SUBMIT_FORGOTTEN ->
            take(forgotten, person).ifPresent(h -> submitForgotten(person, h, step.votes()));
        case RELEASE ->
            take(held, person)
                .ifPresent(h ->
                    node.as(person)
                        .capture
                        .release(
                            ReleaseCaptureRequest.newBuilder()
                                .setLease(h.task().getLease())
                                .build()));
        case REPORT -> take(held, person).ifPresent(h -> report(person, h));
        case TIME_PASSES -> {
          node.clock.goOn(LeaseBook.TERM);
          forgetAll();
        }
        case RESTART -> {
          node.restart();
          forgetAll();
        }
      }
    }

    private static Optional<Held> take(Map<String, Held> from, String person) {
      return Optional.ofNullable(from.remove(person));
    }

    private void forgetAll() {
      forgotten.putAll(held);
      held.clear();
    }

    /** Whether the person got something to do. */
    private boolean claim(String person) {
      CaptureTask task;
      try {
        task = node.as(person).capture.claim(ClaimRequest.getDefaultInstance());
      } catch (StatusRuntimeException e) {
        assertThat(
                Client.refusal(() -> {
                  throw e;
                }))
            .contains(MessageCode.NO_WORK);
        assertThat(actas.keySet())
            .as("no work is said only when there is none")
            .noneMatch(acta -> mayHave(person, acta));
        return false;
      }
      String acta = task.getActa().getActa();
      Optional<Held> before = Optional.ofNullable(held.get(person));
      if (before.isPresent()) {
        assertThat(task.getLease()).isEqualTo(before.get().task().getLease());
      } else {
        assertThat(mayHave(person, acta)).as("%s may have %s", person, acta).isTrue();
        assertThat(task.getRoundValue()).isEqualTo(standing(acta).votes.size() + 1);
      }
      held.put(person, new Held(task, acta, standing(acta).version));
      return true;
    }

    private Standing standing(String acta) {
      return java.util.Objects.requireNonNull(actas.get(acta));
    }

    private boolean mayHave(String person, String acta) {
      Standing standing = standing(acta);
      return standing.isDue()
          && !standing.keyed.containsKey(person)
          && held.values().stream().noneMatch(h -> h.acta().equals(acta));
    }

    private void submit(String person, Held h, int votes) {
      node.as(person).submit(h.task(), votes);
      standing(h.acta()).keyedBy(person, votes);
    }

    private void submitForgotten(String person, Held h, int votes) {
      boolean free =
          standing(h.acta()).version == h.version()
              && held.values().stream().noneMatch(other -> other.acta().equals(h.acta()))
              && !held.containsKey(person);
      long before = captures();
      Optional<MessageCode> refusal = Client.refusal(() -> node.as(person).submit(h.task(), votes));
      if (free) {
        assertThat(refusal).isEmpty();
        standing(h.acta()).keyedBy(person, votes);
      } else {
        // Refused, or known as what this person has said already.
        assertThat(captures()).isEqualTo(before);
      }
    }

    private long captures() {
      return node.facts(Fact.OfActa.class).stream()
          .filter(fact -> fact.fact() instanceof ActaFact.Captured)
          .count();
    }

    private void report(String person, Held h) {
      node.as(person)
          .capture
          .reportProblem(
              ReportProblemRequest.newBuilder()
                  .setLease(h.task().getLease())
                  .setKind(ProblemKind.NEEDS_RESCAN)
                  .build());
      standing(h.acta()).reported();
    }

    void everybodyWorksUntilNothingIsLeft() {
      actas.forEach((id, standing) -> {
        if (standing.awaitsImage) {
          byte[] better = Client.jpeg(id + " otra vez " + images++);
          ExpectedActa acta = java.util.Objects.requireNonNull(expected.get(id));
          node.as(Role.DIGITALIZADOR).digitize(better, node.qr(acta));
          standing.awaitsImage = false;
        }
      });
      Set<String> idle = new HashSet<>();
      for (int round = 0; idle.size() < PEOPLE; round++) {
        assertThat(round).as("rounds until nothing is left").isLessThan(3 * ACTAS);
        idle.clear();
        for (int i = 1; i <= PEOPLE; i++) {
          String person = "capturista" + i;
          if (claim(person)) {
            take(held, person).ifPresent(h -> submit(person, h, 7));
          } else {
            idle.add(person);
          }
        }
      }
      assertThat(actas.values()).allMatch(Standing::isSettled);
    }

    @Override
    public void close() {
      node.close();
    }
  }
}
