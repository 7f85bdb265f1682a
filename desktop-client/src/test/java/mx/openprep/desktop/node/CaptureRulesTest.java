package mx.openprep.desktop.node;

import static mx.openprep.desktop.node.Client.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.desk.Author;
import mx.openprep.desk.Operator;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.SubmitCaptureResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureRulesTest {
  @TempDir Path directory;
  private NodeFixture node;
  private ExpectedActa acta;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    acta = node.acta(10);
    node.digitized(acta);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Nested
  class DifferentPeople {
    @Test
    void whoCapturedOnceIsNeverGivenTheActaAgain() {
      node.captured("todo", CaptureRound.FIRST, 7);
      Client todo = node.as("todo");
      assertThat(refusal(() -> todo.claim(CaptureRound.SECOND))).contains(MessageCode.NO_WORK);

      node.captured("capturista1", CaptureRound.SECOND, 8);
      assertThat(refusal(() -> todo.claim(CaptureRound.THIRD))).contains(MessageCode.NO_WORK);

      node.captured("capturista2", CaptureRound.THIRD, 9);
      assertThat(refusal(todo::claimAdjudication)).contains(MessageCode.NO_WORK);
      assertThat(node.as(Role.COORDINADOR).claimAdjudication().getActa().getActa())
          .isEqualTo(acta.id().value());
    }

    @Test
    void nobodySubmitsOnAnothersLeaseAndTheAttemptIsAFact() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);

      assertThat(refusal(() -> node.as("capturista2").submit(task, 7)))
          .contains(MessageCode.LEASE_OF_OTHER_PERSON);

      assertThat(node.facts(Fact.ActionRefused.class))
          .containsExactly(
              new Fact.ActionRefused(
                  MessageCode.LEASE_OF_OTHER_PERSON.code(), "Submit", acta.id().value()));
      node.as("capturista1").submit(task, 7);
    }
  }

  /** What holds even if a queue were to lend an acta to the wrong person. */
  @Nested
  class BehindTheQueue {
    private final PersonId person = new PersonId("capturista1");
    private Database database;
    private Journal journal;
    private LocalCatalogue catalogue;
    private ImageHash image;

    @BeforeEach
    void openTheStoreItself() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      image = ImageHash.fromBytes(task.getImage().toByteArray());
      node.as("capturista1").submit(task, 7);
      node.close();
      database =
          Database.open(
              node.configuration.directory(), new StoreSpace(node.configuration.directory(), 0));
      catalogue = new LocalCatalogue(node.election, TestElections.CATD);
      journal =
          new Journal(
              database,
              node.configuration,
              catalogue,
              Clock.systemUTC(),
              new Projection(catalogue));
    }

    @AfterEach
    void closeTheStoreItself() {
      database.close();
      node.restart();
    }

    private Map<FieldId, FieldValue> whole(int votes) {
      return FormDefinition.of(node.election, acta).keyed().stream()
          .collect(Collectors.toMap(FormField::id, field -> FieldValue.votes(votes)));
    }

    @Test
    void theServiceRefusesTheSamePersonAndNotesIt() {
      LeaseBook leases = new LeaseBook(Clock.systemUTC(), LeaseSeal.passing());
      LeaseBook.Lease wrong =
          leases
              .claim(
                  person,
                  "A",
                  List.of(CaptureWork.SECOND),
                  (work, most) -> List.of(new ActaTable.Candidate(acta.id(), image, work)))
              .orElseThrow();
      Capturing capturing =
          new Capturing(catalogue, journal, database, leases, new Denials(journal));
      Operator operator = new Operator(person, "", Set.of(Role.CAPTURISTA), "A");

      assertThatThrownBy(() -> capturing.submit(operator, wrong.id(), whole(7), ""))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.SAME_PERSON));

      List<byte[]> events = database.read(c -> new EventTable().after(c, 0, 1_000));
      assertThat(EventTable.decoded(events.getLast()).fact())
          .isEqualTo(
              new Fact.ActionRefused(MessageCode.SAME_PERSON.code(), "Submit", acta.id().value()));
    }

    @Test
    void theJournalRefusesTheSamePersonAndAppendsNothing() {
      long before = database.read(c -> new EventTable().head(c).sequence());
      ActaFact second =
          new ActaFact.Captured(
              acta.id(), image, mx.openprep.acta.CaptureRound.SECOND, whole(7), Instant.EPOCH);

      assertThatThrownBy(
              () -> journal.write(new Author(Optional.of(person), "A"), t -> t.append(second)))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.SAME_PERSON));

      assertThat(database.<Long>read(c -> new EventTable().head(c).sequence())).isEqualTo(before);
    }

    @Test
    void theDatabaseHoldsOneCaptureOfAnImageByAPerson() {
      assertThatThrownBy(() ->
              database.write(c -> {
                new CaptureTable().add(c, acta.id(), image, person, CaptureWork.SECOND);
                return person;
              }))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.SAME_PERSON));
    }
  }

  @Nested
  class Blindness {
    @Test
    void aTaskTellsNothingOfTheOtherCapture() {
      CaptureTask first = node.as("capturista1").claim(CaptureRound.FIRST);
      node.as("capturista1").submit(first, 7);
      CaptureTask second = node.as("capturista2").claim(CaptureRound.SECOND);

      assertThat(second.toBuilder().clearLease().clearLeaseExpires().clearRound().build())
          .isEqualTo(first.toBuilder().clearLease().clearLeaseExpires().clearRound().build());
      assertThat(second.getActa().getState()).isEmpty();
    }
  }

  @Nested
  class Leases {
    @Test
    void anActaIsLentToOnePersonOnly() {
      node.as("capturista1").claim(CaptureRound.FIRST);
      assertThat(refusal(() -> node.as("capturista2").claim(CaptureRound.FIRST)))
          .contains(MessageCode.NO_WORK);
    }

    @Test
    void whoClaimsAgainGetsTheSameActaAndMoreTime() {
      CaptureTask once = node.as("capturista1").claim(CaptureRound.FIRST);
      node.clock.goOn(Duration.ofMinutes(10));
      CaptureTask again = node.as("capturista1").claim(CaptureRound.FIRST);
      assertThat(again.getLease()).isEqualTo(once.getLease());
      node.clock.goOn(Duration.ofMinutes(10));
      node.as("capturista1").submit(again, 7);
    }

    @Test
    void anExpiredLeaseGoesToAnotherAndItsOldHolderIsRefused() {
      CaptureTask old = node.as("capturista1").claim(CaptureRound.FIRST);
      node.clock.goOn(LeaseBook.TERM);
      CaptureTask fresh = node.as("capturista2").claim(CaptureRound.FIRST);

      assertThat(refusal(() -> node.as("capturista1").submit(old, 7)))
          .contains(MessageCode.LEASE_EXPIRED);
      node.as("capturista2").submit(fresh, 7);
    }

    @Test
    void anExpiredLeaseThatNobodyElseTookIsTakenUpAgain() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      node.clock.goOn(LeaseBook.TERM.multipliedBy(3));
      node.as("capturista1").submit(task, 7);
      assertThat(node.as("capturista2").claim(CaptureRound.SECOND).getActa())
          .isEqualTo(task.getActa());
    }

    @Test
    void whatWasKeyedWhenTheNodeRestartedIsTakenIn() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      node.restart();
      node.as("capturista1").submit(task, 7);
      assertThat(node.as("capturista2").claim(CaptureRound.SECOND).getActa())
          .isEqualTo(task.getActa());
    }

    @Test
    void whatWasSubmittedBeforeARestartHasNoFurtherEffectAfterIt() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      node.as("capturista1").submit(task, 7);
      node.restart();
      int events = node.events().size();
      node.as("capturista1").submit(task, 7);
      assertThat(node.events()).hasSize(events + 1);
      assertThat(node.facts(Fact.SessionOpened.class)).isNotEmpty();
      assertThat(refusal(() -> node.as("capturista1").submit(task, 8)))
          .contains(MessageCode.WRONG_ROUND);
    }

    @Test
    void noLeaseIsTakenUpAgainWhileItsPersonHoldsAnother() {
      ExpectedActa other = node.acta(11);
      node.digitized(other);
      CaptureTask first = node.as("capturista1").claim(CaptureRound.FIRST);
      node.clock.goOn(LeaseBook.TERM);
      CaptureTask second = node.as("capturista1").claim(CaptureRound.FIRST);
      while (second.getActa().equals(first.getActa())) {
        node.clock.goOn(LeaseBook.TERM);
        second = node.as("capturista1").claim(CaptureRound.FIRST);
      }
      assertThat(refusal(() -> node.as("capturista1").submit(first, 7)))
          .contains(MessageCode.LEASE_EXPIRED);
    }

    @Test
    void aLeaseSomebodyWroteHimselfIsNone() {
      String lease = node.as("capturista1").claim(CaptureRound.FIRST).getLease();
      String forged = (lease.startsWith("A") ? "B" : "A") + lease.substring(1);
      assertThat(refusal(() -> node.as("capturista1").submit(forged, List.of(), "")))
          .contains(MessageCode.LEASE_EXPIRED);
    }

    @Test
    void aReleasedActaIsFree() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      node.as("capturista1")
          .capture
          .release(ReleaseCaptureRequest.newBuilder().setLease(task.getLease()).build());
      assertThat(node.as("capturista2").claim(CaptureRound.FIRST).getActa())
          .isEqualTo(task.getActa());
    }

    @Test
    void whatWaitsLongestComesFirstButNotInAKnownOrder() {
      for (int i = 0; i < 20; i++) {
        ExpectedActa other = node.acta(i);
        if (!other.equals(acta)) {
          node.digitized(other);
        }
      }
      Set<String> oldest =
          node.events().stream()
              .map(e -> e.fact() instanceof Fact.OfActa(ActaFact.ImageIdentified f) ? f : null)
              .filter(java.util.Objects::nonNull)
              .limit(8)
              .map(f -> f.acta().value())
              .collect(Collectors.toSet());
      Set<String> given =
          java.util.stream.IntStream.range(0, 40)
              .mapToObj(i -> {
                CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
                node.as("capturista1")
                    .capture
                    .release(ReleaseCaptureRequest.newBuilder().setLease(task.getLease()).build());
                return task.getActa().getActa();
              })
              .collect(Collectors.toSet());
      assertThat(oldest).containsAll(given);
      assertThat(given).hasSizeGreaterThan(3);
    }
  }

  @Nested
  class Submitting {
    @Test
    void repeatedItHasNoFurtherEffect() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      node.as("capturista1").submit(task, 7);
      int events = node.events().size();

      node.as("capturista1").submit(task, 7);

      assertThat(node.events()).hasSize(events);
      assertThat(refusal(() -> node.as("capturista1").submit(task, 8)))
          .contains(MessageCode.WRONG_ROUND);
    }

    @Test
    void theNextActaComesWithTheAnswerOnlyToWhoAsksForIt() {
      ExpectedActa other = node.acta(11);
      node.digitized(other);
      Client client = node.as("capturista1");
      CaptureTask task = client.claim(CaptureRound.FIRST);
      ClaimRequest first = ClaimRequest.newBuilder().setRound(CaptureRound.FIRST).build();
      SubmitCaptureRequest.Builder submission =
          SubmitCaptureRequest.newBuilder()
              .setLease(task.getLease())
              .addAllFields(Client.fields(task, 7));
      CaptureTask next = client.capture.submit(submission.setNext(first).build()).getNext();
      assertThat(next)
          .isEqualTo(
              client.claim(CaptureRound.FIRST).toBuilder()
                  .setLeaseExpires(next.getLeaseExpires())
                  .build());
      assertThat(next.getActa().getActa()).isNotEqualTo(task.getActa().getActa());

      SubmitCaptureResponse last =
          client.capture.submit(
              SubmitCaptureRequest.newBuilder()
                  .setLease(next.getLease())
                  .addAllFields(Client.fields(next, 7))
                  .setNext(first)
                  .build());
      assertThat(last).isEqualTo(SubmitCaptureResponse.getDefaultInstance());
    }

    @Test
    void fieldsThatAreNotThoseOfTheFormAreRefusedAndTheLeaseStays() {
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      var fields = Client.fields(task, 7);
      assertThat(
              refusal(() ->
                  node.as("capturista1")
                      .submit(task.getLease(), fields.subList(1, fields.size()), "")))
          .contains(MessageCode.WRONG_FIELDS);
      node.as("capturista1").submit(task, 7);
    }
  }
}
