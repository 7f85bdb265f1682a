package mx.openprep.centre.desk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureDesk;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.Deed;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.ProblemKind;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.desk.CaptureQueue;
import mx.openprep.desk.DenialLog;
import mx.openprep.desk.Operator;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue of captures of the CCVs. What was lent stands in the database, so that neither the end
 * of a program nor a second centre beside this one lends it twice; every capture is an entry of the
 * centre's journal before it is acknowledged.
 */
final class Desk implements CaptureQueue {
  /** How long somebody may look at an acta before it is given to another. */
  static final Duration TERM = Duration.ofMinutes(15);

  // Wide enough that nobody can arrange which acta he gets, narrow enough to keep the order of age.
  private static final int SHUFFLED = 8;

  // An acta that changes between finding and lending it is rare; twice in a row, rarer.
  private static final int ATTEMPTS = 5;

  // After these the person corrects what he keyed, or tries again when the disk has room.
  private static final Set<MessageCode> CORRECTABLE =
      Set.of(
          MessageCode.WRONG_FIELDS,
          MessageCode.REASON_MISSING,
          MessageCode.DISK_FULL,
          MessageCode.STORE_FAILED);

  private final ElectionPackage election;
  private final DeskTables tables;
  private final ActaStates states;
  private final CentreJournal journal;
  private final TransactionTemplate transaction;
  private final DenialLog denials;
  private final Clock clock;
  private final RandomGenerator random = new SecureRandom();

  Desk(
      ElectionPackage election,
      DeskTables tables,
      ActaStates states,
      CentreJournal journal,
      TransactionTemplate transaction,
      DenialLog denials,
      Clock clock) {
    this.election = election;
    this.tables = tables;
    this.states = states;
    this.journal = journal;
    this.transaction = transaction;
    this.denials = denials;
    this.clock = clock;
  }

  @Override
  public Task claim(Operator operator, Optional<CaptureWork> wanted) {
    return claim(Coverage.ofCaller(election), operator, wanted);
  }

  Task claim(Coverage coverage, Operator operator, Optional<CaptureWork> wanted) {
    if (wanted.isPresent() && !operator.has(wanted.get().role())) {
      throw denials.noted(
          operator, new Refusal(MessageCode.ROLE_MISSING, wanted.get().role().name()), "Claim", "");
    }
    List<CaptureWork> works =
        Arrays.stream(CaptureWork.values())
            .filter(work -> wanted.map(work::equals).orElseGet(() -> operator.has(work.role())))
            .filter(work -> work.isFor(CaptureWork.Place.CCV, election.rules().capture()))
            .toList();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LeaseTable.Lease lease =
          Stored.by(() -> transaction.execute(status -> lent(coverage, operator, works)))
              .orElseThrow(() -> new Refusal(MessageCode.NO_WORK));
      Optional<CaptureDesk.Due> due = stillDue(lease, operator);
      if (due.isPresent()) {
        return Task.of(lease.id(), lease.expires(), election, acta(lease), due.get());
      }
      giveBack(lease.id());
    }
    throw new Refusal(MessageCode.NO_WORK);
  }

  private Optional<LeaseTable.Lease> lent(
      Coverage coverage, Operator operator, List<CaptureWork> works) {
    LeaseTable leases = tables.leases();
    leases.lockClaims();
    Instant now = clock.instant();
    Optional<LeaseTable.Lease> own = leases.openOf(operator.person());
    if (own.isPresent()) {
      WorkTable.Candidate task = own.get().task();
      if (works.contains(task.work()) && tables.work().isStill(task, operator.person())) {
        return Optional.of(leases.extend(own.get(), operator.station(), now.plus(TERM)));
      }
      leases.returned(own.get().id());
    }
    return works.stream()
        .map(work -> waiting(coverage, operator, work, now))
        .filter(candidates -> !candidates.isEmpty())
        .findFirst()
        .map(candidates -> candidates.get(random.nextInt(candidates.size())))
        .map(task -> leases.lend(operator.person(), operator.station(), task, now, now.plus(TERM)));
  }

  private List<WorkTable.Candidate> waiting(
      Coverage coverage, Operator operator, CaptureWork work, Instant now) {
    Instant before =
        work.waitingBefore(CaptureWork.Place.CCV, election.rules().capture(), now).orElseThrow();
    return tables.work().waiting(work, coverage, operator.person(), before, now, SHUFFLED);
  }

  private Optional<CaptureDesk.Due> stillDue(LeaseTable.Lease lease, Operator operator) {
    ActaState state = states.state(lease.task().acta());
    return CaptureDesk.alreadyKeyedBy(state).contains(operator.person())
        ? Optional.empty()
        : CaptureDesk.due(state)
            .filter(due ->
                CaptureWork.of(due) == lease.task().work()
                    && due.image().equals(lease.task().image()));
  }

  private ExpectedActa acta(LeaseTable.Lease lease) {
    return election.acta(lease.task().acta()).orElseThrow();
  }

  @Override
  public Optional<Task> claimNext(Operator operator, Optional<CaptureWork> wanted) {
    try {
      return Optional.of(claim(operator, wanted));
    } catch (Refusal later) {
      return Optional.empty();
    }
  }

  @Override
  public void submit(
      Operator operator, String lease, Map<FieldId, FieldValue> values, String reason) {
    take(operator, lease, "Submit", held -> keyed(held, values, reason));
  }

  private static ActaFact keyed(
      LeaseTable.Lease lease, Map<FieldId, FieldValue> values, String reason) {
    return switch (lease.task().work()) {
      case FIRST -> captured(lease, CaptureRound.FIRST, values);
      case SECOND -> captured(lease, CaptureRound.SECOND, values);
      case THIRD -> captured(lease, CaptureRound.THIRD, values);
      case ADJUDICATION -> new ActaFact.Adjudicated(lease.task().acta(), values, reason);
    };
  }

  private static ActaFact captured(
      LeaseTable.Lease lease, CaptureRound round, Map<FieldId, FieldValue> values) {
    return new ActaFact.Captured(
        lease.task().acta(), lease.task().image(), round, values, lease.started());
  }

  @Override
  public void reportProblem(Operator operator, String lease, ProblemKind kind, String comment) {
    take(
        operator,
        lease,
        "ReportProblem",
        held ->
            new ActaFact.ProblemReported(held.task().acta(), held.task().image(), kind, comment));
  }

  /** Takes in what is asked under a lease, once however often it is asked. */
  private void take(
      Operator operator, String id, String action, Function<LeaseTable.Lease, ActaFact> asked) {
    try {
      Stored.by(() ->
          transaction.execute(status -> {
            LeaseTable.Lease lease = held(operator, id);
            ActaFact fact = asked.apply(lease);
            byte[] content = content(fact);
            switch (lease.state()) {
              case RETURNED -> throw new Refusal(MessageCode.LEASE_EXPIRED);
              case SUBMITTED -> {
                if (!tables.leases().isContent(id, content)) {
                  throw new Refusal(MessageCode.WRONG_ROUND);
                }
              }
              case OPEN -> {
                tables.leases().submitted(id, content);
                tables.requests().done(operator);
                append(operator, lease, fact);
              }
            }
            return lease;
          }));
    } catch (Refusal refusal) {
      throw refused(operator, id, refusal, action);
    }
  }

  private LeaseTable.Lease held(Operator operator, String id) {
    LeaseTable.Lease lease =
        tables.leases().lock(id).orElseThrow(() -> new Refusal(MessageCode.LEASE_EXPIRED));
    if (!lease.person().equals(operator.person())) {
      throw new Refusal(MessageCode.LEASE_OF_OTHER_PERSON, lease.task().acta().value());
    }
    operator.require(lease.task().work().role());
    return lease;
  }

  private static byte[] content(ActaFact fact) {
    return Sha256.of(
        (switch (fact) {
              case ActaFact.Captured f -> f.round() + " " + new java.util.TreeMap<>(f.values());
              case ActaFact.Adjudicated f -> f.reason() + " " + new java.util.TreeMap<>(f.values());
              case ActaFact.ProblemReported f -> f.kind() + " " + f.comment();
              case ActaFact other -> throw new IllegalArgumentException("Not keyed: " + other);
            })
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Last in its transaction: from here on no other entry is written. */
  private void append(Operator operator, LeaseTable.Lease lease, ActaFact fact) {
    ActaState state = states.locked(fact.acta());
    if (state.settled().isPresent()) {
      // Settled elsewhere meanwhile: nobody learns whether he would have agreed.
      throw new Refusal(MessageCode.ACTA_ALREADY_VERIFIED, fact.acta().value());
    }
    ActaLife life = new ActaLife(FormDefinition.of(election, acta(lease)));
    if (life.apply(state, fact, new Deed(operator.person(), clock.instant()))
        instanceof ActaLife.Transition.Refused refused) {
      throw new Refusal(refused.reason().code(), fact.acta().value());
    }
    journal.append(
        Optional.of(operator.person()), operator.station(), List.of(new Fact.OfActa(fact)));
  }

  private Refusal refused(Operator operator, String id, Refusal refusal, String action) {
    boolean isHis =
        refusal.code() != MessageCode.LEASE_OF_OTHER_PERSON
            && refusal.code() != MessageCode.ROLE_MISSING;
    if (isHis && !CORRECTABLE.contains(refusal.code())) {
      giveBack(id);
    }
    return denials.noted(
        operator,
        refusal,
        action,
        refusal.details().isEmpty() || refusal.code() == MessageCode.ROLE_MISSING
            ? ""
            : refusal.details().getFirst());
  }

  private void giveBack(String lease) {
    Stored.by(() ->
        transaction.execute(status -> {
          tables.leases().returned(lease);
          return lease;
        }));
  }

  @Override
  public void release(Operator operator, String id) {
    try {
      Stored.by(() ->
          transaction.execute(status -> {
            Optional<LeaseTable.Lease> lease = tables.leases().lock(id);
            lease
                .filter(held -> !held.person().equals(operator.person()))
                .ifPresent(held -> {
                  throw new Refusal(MessageCode.LEASE_OF_OTHER_PERSON, held.task().acta().value());
                });
            tables.leases().returned(id);
            return id;
          }));
    } catch (Refusal refusal) {
      throw refused(operator, id, refusal, "Release");
    }
  }
}
