package mx.openprep.centre.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;

/**
 * Nodes that send without end, whatever becomes of the centre: after every lost link they ask how
 * far it holds their journal and go on from there, as the real ones do.
 */
final class Senders implements AutoCloseable {
  private static final int BATCH = 10;

  private final List<Sender> senders = new ArrayList<>();
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final CountDownLatch over = new CountDownLatch(1);
  private long acknowledged;
  private boolean stopped;

  /** How a station reaches the centre, wherever that is now. */
  interface Link {
    TestStation reconnect(TestStation station) throws Exception;
  }

  private static final class Sender {
    private final TestJournal journal;
    private final Link link;
    private TestStation station;
    private long acknowledged;

    Sender(TestStation station, Link link) {
      this.station = station;
      this.journal = station.newJournal();
      this.link = link;
    }
  }

  void add(TestStation station, Link link) {
    Sender sender = new Sender(station, link);
    senders.add(sender);
    running.add(
        threads.submit(() -> {
          while (!isStopped()) {
            sendUntilCut(sender);
          }
          return null;
        }));
  }

  private void sendUntilCut(Sender sender) throws InterruptedException {
    try {
      long held = sender.station.handshake().getLastSequence();
      if (held < sender.acknowledged) {
        throw new AssertionError("LOST: " + sender.acknowledged + " acknowledged, held " + held);
      }
      while (!isStopped()) {
        while (sender.journal.envelopes().size() < held + BATCH) {
          sender.journal.session("ana");
        }
        held =
            sender.station.append(
                List.copyOf(sender.journal.envelopes().subList((int) held, (int) held + BATCH)));
        sender.acknowledged = held;
        noteProgress();
      }
    } catch (StatusException cut) {
      sender.station.close();
      // A moment, so that a centre that comes up is not pressed; none when all is over.
      var _ = over.await(200, TimeUnit.MILLISECONDS);
      try {
        sender.station = sender.link.reconnect(sender.station);
      } catch (Exception | AssertionError notYet) {
        // Away still: the next try is a moment later.
      }
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void noteProgress() {
    lock.lock();
    try {
      acknowledged += BATCH;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long acknowledged() {
    lock.lock();
    try {
      return acknowledged;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many events more are acknowledged than were. */
  void awaitMore(long events) throws InterruptedException {
    lock.lock();
    try {
      long until = acknowledged + events;
      long patience = 120_000_000_000L;
      while (acknowledged < until) {
        patience = progress.awaitNanos(patience);
        if (patience <= 0) {
          throw new AssertionError("Nothing is acknowledged any more");
        }
        for (Future<?> sender : running) {
          if (sender.state() == Future.State.FAILED) {
            throw new AssertionError(sender.exceptionNow());
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Stops and compares, envelope by envelope, what is held with what was sent. */
  void requireEachOnce(java.util.function.Function<String, List<byte[]>> held) throws Exception {
    close();
    for (Future<?> sender : running) {
      sender.get();
    }
    for (Sender sender : senders) {
      List<byte[]> is = held.apply(sender.journal.node().value());
      assertThat((long) is.size()).isGreaterThanOrEqualTo(sender.acknowledged);
      assertThat(is).containsExactlyElementsOf(sender.journal.envelopes().subList(0, is.size()));
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      stopped = true;
      over.countDown();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
    threads.close();
    senders.forEach(sender -> sender.station.close());
  }
}
