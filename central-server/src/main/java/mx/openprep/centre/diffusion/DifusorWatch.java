package mx.openprep.centre.diffusion;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Asks every difusor again and again, each by a worker of its own: none waits for another. */
final class DifusorWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DifusorWatch.class);

  private final DifusorTable table;
  private final Duration interval;
  private final Duration patience;
  private final Duration alarmAfter;
  private final boolean privateAddresses;
  private final Map<DifusorTable.Known, Worker> workers = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("difusores").factory());
  private volatile boolean running;

  DifusorWatch(
      DifusorTable table,
      Duration interval,
      Duration patience,
      Duration alarmAfter,
      boolean privateAddresses) {
    this.table = table;
    this.interval = interval;
    this.patience = patience;
    this.alarmAfter = alarmAfter;
    this.privateAddresses = privateAddresses;
  }

  @Override
  public void start() {
    running = true;
    var _ =
        clock.scheduleWithFixedDelay(
            this::lastResort, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    clock.shutdownNow();
    synchronized (workers) {
      workers.values().forEach(Worker::end);
      workers.clear();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whatever goes wrong, the next look is taken. */
  private void lastResort() {
    try {
      matchWorkers();
      table.status().forEach(this::alarm);
    } catch (RuntimeException e) {
      LOG.warn("The difusores could not be looked at", e);
    }
  }

  private void matchWorkers() {
    List<DifusorTable.Known> known = table.known();
    synchronized (workers) {
      for (Iterator<Map.Entry<DifusorTable.Known, Worker>> all = workers.entrySet().iterator();
          all.hasNext(); ) {
        Map.Entry<DifusorTable.Known, Worker> worker = all.next();
        if (!known.contains(worker.getKey())) {
          worker.getValue().end();
          all.remove();
        }
      }
      for (DifusorTable.Known difusor : known) {
        workers.computeIfAbsent(difusor, Worker::new);
      }
    }
  }

  private void alarm(DifusorStatus status) {
    String name = status.difusor().name();
    String shown = status.cut().map(cut -> Long.toString(cut)).orElse("-");
    if (status.differs()) {
      raise(MessageCode.DIFUSOR_DIFFERS, name + ": " + shown, name, shown);
    }
    if (status.behind().compareTo(alarmAfter) > 0) {
      raise(
          MessageCode.DIFUSOR_BEHIND,
          name + ": " + shown,
          name,
          shown,
          Long.toString(status.present()));
    }
  }

  /** Once for each cut at which a difusor has stopped. */
  private void raise(MessageCode code, String incident, String... details) {
    if (table.addIncident(code, incident)) {
      LOG.warn("{}", MessageText.of(code, List.of(details), Locale.getDefault()).line());
    }
  }

  /** Asks one difusor. */
  private final class Worker {
    private final DifusorTable.Known known;
    private final DifusorQuestion question;
    private final ScheduledExecutorService own;

    Worker(DifusorTable.Known known) {
      this.known = known;
      this.question = new DifusorQuestion(known.difusor(), patience, privateAddresses);
      this.own =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("difusor " + known.id()).factory());
      long millis = interval.toMillis();
      // Not all at once.
      var _ =
          own.scheduleWithFixedDelay(
              this::lastResort,
              ThreadLocalRandom.current().nextLong(Math.max(1, millis / 2)),
              millis,
              TimeUnit.MILLISECONDS);
    }

    private void lastResort() {
      try {
        switch (question.ask()) {
          case DifusorQuestion.Answer.Shows(var pointer) -> table.seen(known.id(), pointer);
          case DifusorQuestion.Answer.Nothing(String why) -> table.notSeen(known.id(), why);
        }
      } catch (RuntimeException e) {
        LOG.warn("The difusor {} could not be asked", known.difusor().name(), e);
      }
    }

    void end() {
      own.shutdownNow();
      question.close();
    }
  }
}
