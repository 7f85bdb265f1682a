package mx.openprep.installer.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;

/**
 * What a station of a replay has to send: its journal, written as its time comes and as the centre
 * takes it, and the images of what is written.
 */
final class ReplayOutbox implements Outbox {
  private final List<Saying> script;
  private final ReplayJournal journal;
  private final ReplayImages images;
  private final ReplayClock clock;
  private final List<EventHash> hashes = new ArrayList<>();
  private final Deque<byte[]> unacknowledged = new ArrayDeque<>();
  private final Map<ImageHash, WaitingImage> waiting = new LinkedHashMap<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private int imagesSent;
  private long acknowledged;
  private Runnable listener = () -> {};

  /**
   * An outbox that holds the opening of the journal already.
   *
   * @param opening the first entry of every journal
   */
  ReplayOutbox(
      Fact.JournalOpened opening,
      List<Saying> script,
      ReplayJournal journal,
      ReplayImages images,
      ReplayClock clock) {
    this.script = script;
    this.journal = journal;
    this.images = images;
    this.clock = clock;
    Instant at = script.isEmpty() ? Instant.now() : script.getFirst().at();
    write(at, new Saying(at, at, Optional.empty(), () -> opening));
  }

  /** Entries this journal will have when everything is said. */
  int size() {
    return script.size() + 1;
  }

  synchronized int imagesSent() {
    return imagesSent;
  }

  /** Says that time has passed. */
  void tick() {
    Runnable tell;
    synchronized (this) {
      if (!hasMore() || !clock.isDue(script.get(hashes.size() - 1).due())) {
        return;
      }
      tell = listener;
    }
    tell.run();
  }

  /** Waits until the centre holds everything, or a while. */
  boolean awaitSent(Duration most) throws InterruptedException {
    return done.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean hasMore() {
    return hashes.size() <= script.size();
  }

  @Override
  public synchronized JournalHead head() {
    return journal.head();
  }

  @Override
  public synchronized List<byte[]> eventsAfter(long sequence, int most) {
    while (hasMore() && hashes.size() < sequence + most) {
      Saying next = script.get(hashes.size() - 1);
      if (!clock.isDue(next.due())) {
        break;
      }
      write(next.at(), next);
    }
    return unacknowledged.stream().skip(sequence - acknowledged).limit(most).toList();
  }

  private void write(Instant at, Saying saying) {
    Fact fact = saying.fact().get();
    unacknowledged.add(journal.append(at, saying.person(), fact));
    hashes.add(journal.head().hash());
    if (fact instanceof Fact.ImageDigitized digitized) {
      images
          .file(digitized.image())
          .ifPresent(file ->
              waiting.put(
                  digitized.image(), new WaitingImage(digitized.image(), digitized.size(), file)));
      listener.run();
    }
  }

  @Override
  public synchronized Optional<EventHash> hashOf(long sequence) {
    return sequence >= 1 && sequence <= hashes.size()
        ? Optional.of(hashes.get((int) sequence - 1))
        : Optional.empty();
  }

  @Override
  public synchronized void acknowledged(long sequence) {
    while (acknowledged < sequence) {
      unacknowledged.remove();
      acknowledged++;
    }
    checkDone();
  }

  @Override
  public synchronized long acknowledged() {
    return acknowledged;
  }

  @Override
  public synchronized List<WaitingImage> imagesWaiting(int most) {
    return waiting.values().stream().limit(most).toList();
  }

  /** The centre of a replay is new, and nothing is restored into it. */
  @Override
  public void centreStore(String store) {}

  @Override
  public synchronized void imageAcknowledged(ImageHash image) {
    if (waiting.remove(image) != null) {
      imagesSent++;
    }
    checkDone();
  }

  private void checkDone() {
    if (acknowledged == size() && waiting.isEmpty()) {
      done.countDown();
    }
  }

  @Override
  public synchronized Backlog backlog() {
    return new Backlog(unacknowledged.size(), waiting.size(), Optional.empty());
  }

  @Override
  public synchronized void onNewWork(Runnable newListener) {
    listener = newListener;
  }

  /** The times of a replay are those of the file. */
  @Override
  public void clockOffset(Duration offset) {}
}
