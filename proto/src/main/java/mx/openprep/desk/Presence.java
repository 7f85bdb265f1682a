package mx.openprep.desk;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.HostPulse;
import mx.openprep.v1.StationPulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which workstations of the CATD are here. Each is beaten to twice a second; one that has been
 * silent for a while is gone, and after a grace what its people held goes back to the queue.
 */
public final class Presence implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Enough for a cable that was pulled and put back; nobody waits long for the acta. */
  public static final Duration GRACE = Duration.ofSeconds(30);

  private final HostPulse pulse;
  private final Clock clock;
  private final Duration grace;
  private final LongSupplier nanos;
  private final Consumer<NodeId> gone;
  private final Map<NodeId, Attendance> stations =
      new TreeMap<>(Comparator.comparing(NodeId::value));
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("node-presence").factory());

  /**
   * How a workstation is here, or was.
   *
   * @param run of its program
   * @param heard when it last said something, by the clock of {@code nanos}
   * @param call empty when it is not here
   * @param returned what its people held went back
   */
  private record Attendance(
      String run,
      String software,
      Instant since,
      Instant lastSeen,
      long heard,
      Optional<ServerCallStreamObserver<HostPulse>> call,
      boolean returned) {
    Attendance heardNow(Instant now, long nanos) {
      return new Attendance(run, software, since, now, nanos, call, false);
    }

    Attendance left(long nanos) {
      return new Attendance(run, software, since, lastSeen, nanos, Optional.empty(), false);
    }

    Attendance whenReturned() {
      return new Attendance(run, software, since, lastSeen, heard, call, true);
    }
  }

  /** A workstation as it is told to people. */
  public record Seen(
      NodeId station, boolean connected, Instant since, Instant lastSeen, String software) {}

  /**
   * Nobody is here yet.
   *
   * @param gone told once of each workstation that stayed away longer than the grace
   */
  public Presence(
      NodeId host,
      String run,
      Clock clock,
      Duration grace,
      LongSupplier nanos,
      Consumer<NodeId> gone) {
    this.pulse = HostPulse.newBuilder().setHost(host.value()).setRun(run).build();
    this.clock = clock;
    this.grace = grace;
    this.nanos = nanos;
    this.gone = gone;
    Future<?> _ =
        thread.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * A workstation has come, or come back.
   *
   * @throws Refusal STATION_TWICE when another machine is here under its name
   */
  public synchronized void arrived(
      NodeId station, StationPulse first, ServerCallStreamObserver<HostPulse> call) {
    Attendance before = stations.get(station);
    if (before != null
        && before.call().isPresent()
        && !before.run().equals(first.getRun())
        && !isSilent(before)) {
      throw new Refusal(MessageCode.STATION_TWICE, station.value());
    }
    Instant now = clock.instant();
    stations.put(
        station,
        new Attendance(
            first.getRun(),
            first.getSoftwareVersion(),
            now,
            now,
            nanos.getAsLong(),
            Optional.of(call),
            false));
    LOG.info("{} is here", station);
    call.onNext(pulse);
  }

  public synchronized void heard(NodeId station, ServerCallStreamObserver<HostPulse> from) {
    ifHere(station, from, here -> here.heardNow(clock.instant(), nanos.getAsLong()));
  }

  /** The call of a workstation has ended; it may have come back by another one already. */
  public synchronized void left(NodeId station, ServerCallStreamObserver<HostPulse> from) {
    ifHere(station, from, here -> here.left(nanos.getAsLong()));
  }

  private void ifHere(
      NodeId station,
      ServerCallStreamObserver<HostPulse> from,
      java.util.function.UnaryOperator<Attendance> change) {
    stations.computeIfPresent(
        station,
        (_, here) -> here.call().filter(from::equals).isPresent() ? change.apply(here) : here);
  }

  public Instant now() {
    return clock.instant();
  }

  /** Everyone seen since the node was opened. */
  public synchronized List<Seen> stations() {
    return stations.entrySet().stream()
        .map(entry -> seen(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Seen seen(NodeId station, Attendance attendance) {
    return new Seen(
        station,
        attendance.call().isPresent(),
        attendance.since(),
        attendance.lastSeen(),
        attendance.software());
  }

  public synchronized void beat() {
    stations.replaceAll(this::afterBeat);
  }

  private Attendance afterBeat(NodeId station, Attendance attendance) {
    if (attendance.call().isPresent()) {
      ServerCallStreamObserver<HostPulse> call = attendance.call().get();
      if (isSilent(attendance)) {
        LOG.warn("{} is silent", station);
        call.onError(RefusalStatus.toStatus(new Refusal(MessageCode.HOST_LOST)));
        return attendance.left(attendance.heard());
      }
      if (call.isReady()) {
        call.onNext(pulse);
      }
      return attendance;
    }
    if (attendance.returned() || nanos.getAsLong() - attendance.heard() < grace.toNanos()) {
      return attendance;
    }
    LOG.warn("{} has been away for {} s", station, grace.toSeconds());
    gone.accept(station);
    return attendance.whenReturned();
  }

  private boolean isSilent(Attendance attendance) {
    return nanos.getAsLong() - attendance.heard() > SILENCE.toNanos();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    synchronized (this) {
      stations.values().stream()
          .flatMap(attendance -> attendance.call().stream())
          .filter(call -> !call.isCancelled())
          .forEach(call -> call.onError(Status.UNAVAILABLE.asRuntimeException()));
      stations.clear();
    }
  }
}
