package mx.openprep.centre.desk;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureWork;
import mx.openprep.centre.identity.People;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.WireValues;
import mx.openprep.message.Refusal;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.WorkSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every CCV what waits for it: at once, then on every change. The tables are asked while
 * somebody listens, so that it does not matter which instance of the centre changed them.
 */
final class DeskStatus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskStatus.class);
  private static final Duration LOOK_AROUND = Duration.ofMillis(500);
  private static final Set<ActaState.Name> SETTLED =
      EnumSet.of(
          ActaState.Name.VERIFICADA,
          ActaState.Name.CORRECTION_PENDING,
          ActaState.Name.COTEJADA,
          ActaState.Name.EMPAQUETADA);

  private final ElectionPackage election;
  private final DeskTables tables;
  private final People people;
  private final Clock clock;
  private final Map<ServerCallStreamObserver<NodeStatus>, Watcher> watchers =
      new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("desk-status").factory());

  private record Watcher(Coverage coverage, Optional<NodeStatus> told) {}

  DeskStatus(ElectionPackage election, DeskTables tables, People people, Clock clock) {
    this.election = election;
    this.tables = tables;
    this.people = people;
    this.clock = clock;
    Future<?> _ =
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  void watch(Coverage coverage, ServerCallStreamObserver<NodeStatus> caller) {
    caller.setOnCancelHandler(() -> watchers.remove(caller));
    watchers.put(caller, new Watcher(coverage, Optional.empty()));
    try {
      thread.execute(this::look);
    } catch (RejectedExecutionException e) {
      LOG.debug("The centre is closing", e);
    }
  }

  private void look() {
    Map<Coverage, NodeStatus> known = new HashMap<>();
    watchers.forEach((caller, watcher) -> {
      try {
        if (caller.isReady() && !caller.isCancelled()) {
          NodeStatus now = known.computeIfAbsent(watcher.coverage(), this::status);
          if (!watcher.told().equals(Optional.of(now))) {
            caller.onNext(now);
            watchers.replace(caller, new Watcher(watcher.coverage(), Optional.of(now)));
          }
        }
      } catch (Refusal e) {
        LOG.warn("What waits for CCVs cannot be read now", e);
      }
    });
  }

  NodeStatus status(Coverage coverage) {
    return Stored.by(() ->
        NodeStatus.newBuilder()
            .setLink(NodeStatus.Link.ONLINE)
            .setWork(work(coverage))
            .setFreed(tables.leases().freed(clock.instant()))
            .addAllRolesHere(roles(coverage))
            .build());
  }

  private List<String> roles(Coverage coverage) {
    return people.of(coverage.ccv()).stream()
        .filter(PersonRecord::getActive)
        .flatMap(person -> person.getRolesList().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private WorkSummary work(Coverage coverage) {
    List<WorkTable.Tally> tallies = tables.work().tallies(coverage);
    int expected =
        (int) election.actas().stream().filter((ExpectedActa a) -> coverage.covers(a)).count();
    WorkSummary.Builder work =
        WorkSummary.newBuilder()
            .setExpected(expected)
            .setWaitingFirstCapture(due(tallies, CaptureWork.FIRST))
            .setWaitingSecondCapture(due(tallies, CaptureWork.SECOND))
            .setWaitingThirdCapture(due(tallies, CaptureWork.THIRD))
            .setWaitingAdjudication(due(tallies, CaptureWork.ADJUDICATION))
            .setVerified(count(tallies, tally -> SETTLED.contains(tally.state())))
            .setSinActa(count(tallies, tally -> tally.state() == ActaState.Name.SIN_ACTA))
            .setWaitingRescan(
                count(tallies, tally -> tally.state() == ActaState.Name.AWAITING_RESCAN));
    List<TrayTable.Digitized> tray =
        tables.tray().unidentified(coverage, election, clock.instant());
    work.setUnidentified(tray.size());
    tray.stream()
        .findFirst()
        .ifPresent(oldest ->
            work.addOldest(
                WorkSummary.OldestWaiting.newBuilder()
                    .setKind(WorkSummary.Kind.SCAN)
                    .setSince(WireValues.timestamp(oldest.digitized()))));
    Arrays.stream(CaptureWork.values())
        .filter(this::isDoneHere)
        .forEach(workKind ->
            tallies.stream()
                .filter(tally -> tally.due().equals(Optional.of(workKind)))
                .forEach(tally ->
                    work.addOldest(
                        WorkSummary.OldestWaiting.newBuilder()
                            .setKind(kind(workKind))
                            .setSince(WireValues.timestamp(tally.oldest())))));
    return work.build();
  }

  private boolean isDoneHere(CaptureWork work) {
    return work.isFor(CaptureWork.Place.CCV, election.rules().capture());
  }

  private int due(List<WorkTable.Tally> tallies, CaptureWork work) {
    return isDoneHere(work) ? count(tallies, tally -> tally.due().equals(Optional.of(work))) : 0;
  }

  private static int count(List<WorkTable.Tally> tallies, Predicate<WorkTable.Tally> counted) {
    return tallies.stream().filter(counted).mapToInt(WorkTable.Tally::actas).sum();
  }

  private static WorkSummary.Kind kind(CaptureWork work) {
    return switch (work) {
      case FIRST -> WorkSummary.Kind.FIRST_CAPTURE;
      case SECOND -> WorkSummary.Kind.SECOND_CAPTURE;
      case THIRD -> WorkSummary.Kind.THIRD_CAPTURE;
      case ADJUDICATION -> WorkSummary.Kind.ADJUDICATION;
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
