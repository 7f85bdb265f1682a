package mx.openprep.desktop.node;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureDesk;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.ProblemKind;
import mx.openprep.desk.CaptureQueue;
import mx.openprep.desk.Operator;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;

/**
 * Capture in all its rounds, and adjudication. Nothing given out or answered here tells anything of
 * another person's capture.
 */
final class Capturing implements CaptureQueue {
  // After these the person corrects what he keyed, or tries again when the disk has room.
  private static final Set<MessageCode> CORRECTABLE =
      EnumSet.of(
          MessageCode.WRONG_FIELDS,
          MessageCode.REASON_MISSING,
          MessageCode.DISK_FULL,
          MessageCode.STORE_FAILED);

  // An acta that changes between finding and lending it is rare; twice in a row, rarer.
  private static final int ATTEMPTS = 5;

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final LeaseBook leases;
  private final Denials denials;
  private final ActaTable actas = new ActaTable();
  private final CaptureTable captures = new CaptureTable();
  private final EventTable events = new EventTable();

  Capturing(
      LocalCatalogue catalogue,
      Journal journal,
      Database database,
      LeaseBook leases,
      Denials denials) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    this.leases = leases;
    this.denials = denials;
  }

  @Override
  public Task claim(Operator operator, Optional<CaptureWork> wanted) {
    if (wanted.isPresent() && !operator.has(wanted.get().role())) {
      throw denials.noted(
          operator, new Refusal(MessageCode.ROLE_MISSING, wanted.get().role().name()), "Claim", "");
    }
    List<CaptureWork> allowed =
        wanted
            .map(List::of)
            .orElseGet(() ->
                Arrays.stream(CaptureWork.values())
                    .filter(work -> operator.has(work.role()))
                    .toList());
    List<CaptureWork> works = allowed.stream().filter(this::isForHere).toList();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LeaseBook.Lease lease =
          leases
              .claim(
                  operator.person(),
                  operator.station(),
                  works,
                  (work, most) ->
                      database.read(c ->
                          actas.waiting(c, work, operator.person(), waitingBefore(work), most)))
              .orElseThrow(() -> new Refusal(MessageCode.NO_WORK));
      Optional<CaptureDesk.Due> due = stillDue(lease.task(), lease.person());
      if (due.isPresent()) {
        return task(lease, due.get());
      }
      leases.release(lease);
    }
    throw new Refusal(MessageCode.NO_WORK);
  }

  @Override
  public Optional<Task> claimNext(Operator operator, Optional<CaptureWork> wanted) {
    try {
      return Optional.of(claim(operator, wanted));
    } catch (Refusal later) {
      return Optional.empty();
    }
  }

  private boolean isForHere(CaptureWork work) {
    return work.isFor(CaptureWork.Place.CATD, catalogue.election().rules().capture());
  }

  private Instant waitingBefore(CaptureWork work) {
    return work.waitingBefore(
            CaptureWork.Place.CATD, catalogue.election().rules().capture(), journal.now())
        .orElseThrow();
  }

  /** Empty when its image was replaced, or the acta went another way while it was lent. */
  private Optional<CaptureDesk.Due> stillDue(ActaTable.Candidate task, PersonId person) {
    ActaState state = journal.state(task.acta());
    return CaptureDesk.alreadyKeyedBy(state).contains(person)
        ? Optional.empty()
        : CaptureDesk.due(state).filter(due -> isStill(task, due));
  }

  private boolean isDone(ActaTable.Candidate task, PersonId person) {
    return database
        .read(c -> captures.by(c, task.acta(), task.image(), person))
        .equals(Optional.of(task.work()));
  }

  private static boolean isStill(ActaTable.Candidate task, CaptureDesk.Due due) {
    return CaptureWork.of(due) == task.work() && due.image().equals(task.image());
  }

  private Task task(LeaseBook.Lease lease, CaptureDesk.Due due) {
    return Task.of(
        lease.id(),
        lease.expires(),
        catalogue.election(),
        catalogue.acta(lease.task().acta()),
        due);
  }

  @Override
  public void submit(
      Operator operator, String leaseId, Map<FieldId, FieldValue> values, String reason) {
    LeaseBook.Lease lease = held(operator, leaseId, "Submit");
    ActaFact fact = fact(lease, values, reason);
    if (!lease.isOpen()) {
      requireSame(lease, fact);
      return;
    }
    try {
      journal.write(
          operator.author(),
          transaction -> {
            Optional<CaptureWork> before =
                captures.by(
                    transaction.connection(),
                    lease.task().acta(),
                    lease.task().image(),
                    operator.person());
            if (before.equals(Optional.of(lease.task().work()))) {
              requireRecorded(transaction, operator.person(), fact);
            } else {
              if (transaction.state(fact.acta()).settled().isPresent()) {
                // Settled elsewhere meanwhile: nobody learns whether he would have agreed.
                throw new Refusal(MessageCode.ACTA_ALREADY_VERIFIED, fact.acta().value());
              }
              transaction.append(fact);
            }
            return fact;
          });
      leases.submitted(lease, fact);
    } catch (Refusal refusal) {
      if (!CORRECTABLE.contains(refusal.code())) {
        leases.release(lease);
      }
      throw denials.noted(operator, refusal, "Submit", lease.task().acta().value());
    }
  }

  private static ActaFact fact(
      LeaseBook.Lease lease, Map<FieldId, FieldValue> values, String reason) {
    ActaTable.Candidate task = lease.task();
    return switch (task.work()) {
      case FIRST -> captured(lease, CaptureRound.FIRST, values);
      case SECOND -> captured(lease, CaptureRound.SECOND, values);
      case THIRD -> captured(lease, CaptureRound.THIRD, values);
      case ADJUDICATION -> new ActaFact.Adjudicated(task.acta(), values, reason);
    };
  }

  private static ActaFact captured(
      LeaseBook.Lease lease, CaptureRound round, Map<FieldId, FieldValue> values) {
    return new ActaFact.Captured(
        lease.task().acta(), lease.task().image(), round, values, lease.started());
  }

  private static void requireSame(LeaseBook.Lease lease, ActaFact fact) {
    if (!lease.submitted().equals(Optional.of(fact))) {
      throw new Refusal(MessageCode.WRONG_ROUND);
    }
  }

  /** The answer to the first submission was lost with the node; the same figures are the same. */
  private void requireRecorded(JournalTransaction transaction, PersonId person, ActaFact fact)
      throws SQLException {
    boolean recorded =
        events.ofActa(transaction.connection(), fact.acta()).stream()
            .filter(event -> event.deed().person().equals(person))
            .anyMatch(event -> event.fact().equals(new Fact.OfActa(fact)));
    if (!recorded) {
      throw new Refusal(MessageCode.WRONG_ROUND);
    }
  }

  @Override
  public void release(Operator operator, String leaseId) {
    LeaseBook.Lease lease = held(operator, leaseId, "Release");
    if (lease.isOpen()) {
      leases.release(lease);
    }
  }

  @Override
  public void reportProblem(Operator operator, String leaseId, ProblemKind kind, String comment) {
    LeaseBook.Lease lease = held(operator, leaseId, "ReportProblem");
    ActaFact fact =
        new ActaFact.ProblemReported(lease.task().acta(), lease.task().image(), kind, comment);
    if (!lease.isOpen()) {
      requireSame(lease, fact);
      return;
    }
    journal.write(operator.author(), transaction -> transaction.append(fact));
    leases.submitted(lease, fact);
  }

  private LeaseBook.Lease held(Operator operator, String leaseId, String action) {
    try {
      LeaseBook.Lease lease =
          leases.heldBy(
              operator.person(),
              operator.station(),
              leaseId,
              task ->
                  stillDue(task, operator.person()).isPresent() || isDone(task, operator.person()));
      operator.require(lease.task().work().role());
      return lease;
    } catch (Refusal refusal) {
      String acta =
          refusal.code() == MessageCode.LEASE_OF_OTHER_PERSON ? refusal.details().getFirst() : "";
      throw denials.noted(operator, refusal, action, acta);
    }
  }
}
