package mx.openprep.centre.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import mx.openprep.acta.ActaFact;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReportProblemRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty people at a CCV, any order of claims, submissions, releases, reports and workstations that
 * are lost, on real PostgreSQL over real TLS: what the centre lends is compared with a model of who
 * may have what. A failure names its seed; {@code -Dopenprep.seed=…} runs that one alone.
 */
@ExtendWith(CentreExtension.class)
class DeskQueueModelTest {
  private static final int PEOPLE = 20;
  private static final int ACTAS = 8;
  private static final int STEPS = Integer.getInteger("openprep.desk.steps", 220);

  /** Where an acta stands, as far as the queue is concerned. */
  private static final class Standing {
    private final Set<String> keyed = new HashSet<>();
    private final List<Integer> votes = new ArrayList<>();
    private boolean awaitsImage;

    boolean isDue() {
      return !awaitsImage && (votes.size() < 2 || (votes.size() == 2 && differ()));
    }

    boolean forCapturistas() {
      return !awaitsImage && votes.size() < 2;
    }

    private boolean differ() {
      return !votes.get(0).equals(votes.get(1));
    }

    void keyedBy(String person, int count) {
      keyed.add(person);
      votes.add(count);
    }
  }

  private final Map<String, Standing> actas = new HashMap<>();
  private final Map<String, CaptureTask> held = new HashMap<>();
  private final Map<String, DeskClient> people = new HashMap<>();

  @Test
  void nobodyKeysAnActaTwiceNobodySharesOneAndNoneIsForgotten(
      SharedPostgres postgres, @TempDir Path directory) throws Exception {
    long seed = Long.getLong("openprep.seed", System.nanoTime());
    try (CcvCentre at =
        new CcvCentre(
            directory,
            postgres,
            """
            capture:
              places: ANYWHERE
              ccvs:
                - { id: CCV-01, name: CCV Puerto Tintero }
            """)) {
      for (ExpectedActa acta : at.actas().subList(5, 5 + ACTAS)) {
        at.digitized(acta);
        actas.put(acta.id().value(), new Standing());
      }
      for (int i = 1; i <= PEOPLE; i++) {
        people.put("capturista" + i, at.as("capturista" + i));
      }
      live(at, new SplittableRandom(seed));
      everybodyWorksUntilNothingIsLeft(at);
      compareWithTheJournal(at);
    } catch (AssertionError e) {
      throw new AssertionError("Seed " + seed, e);
    }
  }

  private void live(CcvCentre at, SplittableRandom random) {
    for (int i = 0; i < STEPS; i++) {
      String person = "capturista" + (1 + random.nextInt(PEOPLE));
      switch (random.nextInt(20)) {
        case 0 -> release(person);
        case 1 -> report(person);
        case 2 -> loseWorkstation(at);
        case 3, 4, 5, 6, 7, 8, 9 -> submit(person, 7 + random.nextInt(2));
        default -> claim(person);
      }
    }
  }

  private DeskClient client(String person) {
    return java.util.Objects.requireNonNull(people.get(person));
  }

  private Standing standing(String acta) {
    return java.util.Objects.requireNonNull(actas.get(acta));
  }

  private boolean mayHave(String person, String acta) {
    Standing standing = standing(acta);
    return standing.forCapturistas()
        && !standing.keyed.contains(person)
        && held.values().stream().noneMatch(task -> task.getActa().getActa().equals(acta));
  }

  /** Whether the person got something to do. */
  private boolean claim(String person) {
    CaptureTask[] got = new CaptureTask[1];
    Optional<MessageCode> refusal = DeskClient.refusal(() -> got[0] = client(person).claim());
    if (refusal.isPresent()) {
      assertThat(refusal).contains(MessageCode.NO_WORK);
      assertThat(actas.keySet())
          .as("no work is said only when there is none")
          .noneMatch(acta -> mayHave(person, acta));
      return false;
    }
    CaptureTask task = got[0];
    CaptureTask before = held.get(person);
    if (before != null) {
      assertThat(task.getLease()).isEqualTo(before.getLease());
    } else {
      String acta = task.getActa().getActa();
      assertThat(mayHave(person, acta)).as("%s may have %s", person, acta).isTrue();
      assertThat(task.getRoundValue()).isEqualTo(standing(acta).votes.size() + 1);
    }
    held.put(person, task);
    return true;
  }

  private void submit(String person, int votes) {
    CaptureTask task = held.remove(person);
    if (task != null) {
      client(person).submit(task, votes);
      standing(task.getActa().getActa()).keyedBy(person, votes);
    }
  }

  private void release(String person) {
    CaptureTask task = held.remove(person);
    if (task != null) {
      client(person)
          .capture
          .release(ReleaseCaptureRequest.newBuilder().setLease(task.getLease()).build());
    }
  }

  private void report(String person) {
    CaptureTask task = held.remove(person);
    if (task != null) {
      client(person)
          .capture
          .reportProblem(
              ReportProblemRequest.newBuilder()
                  .setLease(task.getLease())
                  .setKind(ProblemKind.NEEDS_RESCAN)
                  .build());
      standing(task.getActa().getActa()).awaitsImage = true;
    }
  }

  /**
   * What was lent at it waits again; what was kept on its screen is refused or taken, never lost.
   */
  private void loseWorkstation(CcvCentre at) {
    at.centre.bean(DeskTables.class).leases().returnFrom(at.ccv.name(), java.time.Instant.now());
    held.clear();
  }

  private void everybodyWorksUntilNothingIsLeft(CcvCentre at) throws Exception {
    for (ExpectedActa acta : at.actas().subList(5, 5 + ACTAS)) {
      Standing standing = standing(acta.id().value());
      if (standing.awaitsImage) {
        at.scanned(acta, 2);
        standing.awaitsImage = false;
        standing.votes.clear();
        standing.keyed.clear();
      }
    }
    Set<String> idle = new HashSet<>();
    for (int round = 0; idle.size() < PEOPLE; round++) {
      assertThat(round).as("rounds until nothing is left").isLessThan(3 * ACTAS);
      idle.clear();
      for (int i = 1; i <= PEOPLE; i++) {
        String person = "capturista" + i;
        if (claim(person)) {
          submit(person, 7);
        } else {
          idle.add(person);
        }
      }
    }
    assertThat(actas.values()).noneMatch(Standing::forCapturistas);
  }

  private void compareWithTheJournal(CcvCentre at) {
    ActaStates states = at.centre.bean(ActaStates.class);
    actas.forEach((acta, standing) -> {
      assertThat(states.state(new ActaId(acta)).settled().isPresent()).isEqualTo(!standing.isDue());
      List<String> keyed =
          states.events(new ActaId(acta)).stream()
              .filter(event -> event.fact() instanceof Fact.OfActa(ActaFact.Captured _))
              .map(event -> event.person().orElseThrow().value())
              .toList();
      assertThat(keyed).containsAll(standing.keyed);
    });
    assertThat(
            at.centre
                .jdbc()
                .sql("select count(*) from incident where acta is not null")
                .query(Integer.class)
                .single())
        .as("every entry was allowed when it was written")
        .isZero();
  }
}
