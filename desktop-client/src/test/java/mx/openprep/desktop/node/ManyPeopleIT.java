package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.KeyedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Twenty people at once on two hundred actas: nothing is lent twice, nobody keys an acta twice. */
class ManyPeopleIT {
  private static final Logger LOG = LoggerFactory.getLogger(ManyPeopleIT.class);
  private static final int PEOPLE = 20;
  private static final int ACTAS = 200;

  @TempDir Path directory;
  private final Map<String, String> holders = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingMoved = lock.newCondition();
  private int moves;
  private int idle;

  @Test
  void peopleWorkBesideEachOtherOnTheSameActas() throws Exception {
    Path packageDirectory = Files.createDirectory(directory.resolve("package"));
    try (NodeFixture node =
            new NodeFixture(
                directory.resolve("node"), TestElections.withMoreActas(packageDirectory, ACTAS));
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ACTAS; i++) {
        node.digitized(node.acta(i));
      }
      List<Client> clients = new ArrayList<>();
      for (int i = 1; i <= PEOPLE; i++) {
        clients.add(node.as("capturista" + i));
      }
      Instant start = Instant.now();
      List<Future<Integer>> working = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Client client = clients.get(i);
        String name = "capturista" + (i + 1);
        Random random = new Random(i);
        working.add(people.submit(() -> work(client, name, random)));
      }
      int submitted = 0;
      for (Future<Integer> person : working) {
        submitted += person.get(120, TimeUnit.SECONDS);
      }
      Duration took = Duration.between(start, Instant.now());

      List<Event> events = node.events();
      assertThat(
              events.stream()
                  .filter(e -> e.fact() instanceof Fact.OfActa(ActaFact.Captured _))
                  .count())
          .isEqualTo(submitted)
          .isGreaterThanOrEqualTo(2 * ACTAS);
      everyActaIsVerified(node);
      everyActaWasKeyedByDifferentPeople(events);
      LOG.warn(
          "{} captures by {} people in {} ms; {} events in a store of {} kB",
          submitted,
          PEOPLE,
          took.toMillis(),
          events.size(),
          Files.size(directory.resolve("node").resolve("node.mv.db")) >> 10);
    }
  }

  /** Works until there is no work for anybody; answers how many captures were taken in. */
  private int work(Client client, String name, Random random) throws InterruptedException {
    int submitted = 0;
    while (true) {
      int before = moves();
      try {
        CaptureTask task = client.capture.claim(ClaimRequest.getDefaultInstance());
        String acta = task.getActa().getActa();
        assertThat(holders.putIfAbsent(acta, name)).as("%s is lent to one person", acta).isNull();
        List<KeyedField> fields = new ArrayList<>(Client.fields(task, 7));
        if (random.nextInt(100) < 15) {
          fields.set(0, Client.field(fields.getFirst().getField(), 8));
        }
        holders.remove(acta);
        client.submit(task.getLease(), fields, "");
        submitted++;
        moved();
      } catch (StatusRuntimeException e) {
        assertThat(RefusalStatus.of(e).map(Refusal::code)).contains(MessageCode.NO_WORK);
        if (everybodyIsIdle(before)) {
          return submitted;
        }
      }
    }
  }

  private int moves() {
    lock.lock();
    try {
      return moves;
    } finally {
      lock.unlock();
    }
  }

  private void moved() {
    lock.lock();
    try {
      moves++;
      idle = 0;
      somethingMoved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there may be work again; true when nobody can bring any. */
  private boolean everybodyIsIdle(int before) throws InterruptedException {
    lock.lock();
    try {
      if (moves != before) {
        return false;
      }
      idle++;
      if (idle == PEOPLE) {
        somethingMoved.signalAll();
      }
      while (moves == before && idle < PEOPLE) {
        somethingMoved.await();
      }
      return moves == before;
    } finally {
      lock.unlock();
    }
  }

  private static void everyActaWasKeyedByDifferentPeople(List<Event> events) {
    Map<String, Set<String>> people = new HashMap<>();
    Map<String, Set<CaptureRound>> rounds = new HashMap<>();
    for (Event event : events) {
      if (event.fact() instanceof Fact.OfActa(ActaFact.Captured capture)) {
        String acta = capture.acta().value();
        String person = event.deed().person().value();
        assertThat(people.computeIfAbsent(acta, a -> new HashSet<>()).add(person))
            .as("%s keys %s once", person, acta)
            .isTrue();
        assertThat(rounds.computeIfAbsent(acta, a -> new HashSet<>()).add(capture.round()))
            .as("%s has one %s capture", acta, capture.round())
            .isTrue();
      }
    }
    assertThat(people).hasSize(ACTAS);
  }

  private static void everyActaIsVerified(NodeFixture node) {
    for (int i = 0; i < ACTAS; i++) {
      assertThat(
              node.as(Role.ACOPIADOR)
                  .acopio
                  .find(FindActasRequest.newBuilder().setQr(node.qr(node.acta(i))).build())
                  .getActas(0)
                  .getState())
          .isEqualTo("VERIFICADA");
    }
  }
}
