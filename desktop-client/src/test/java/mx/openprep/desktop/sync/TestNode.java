package mx.openprep.desktop.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.node.CentreRegister;
import mx.openprep.desktop.node.LinkState;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.desktop.node.PeopleRegister;
import mx.openprep.desktop.node.PublishedRegister;
import mx.openprep.desktop.node.StationRegister;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.CentreEntries;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.PublishedChanges;
import org.assertj.core.api.Assertions;

/** A node as the replicator sees it: a true journal in memory, true image files. */
final class TestNode
    implements Outbox,
        PeopleRegister,
        PublishedRegister,
        StationRegister,
        CentreRegister,
        LinkState,
        ReplicationWatcher {
  private final Path directory;
  private final Random random = new Random(11);
  private final List<byte[]> journal = new ArrayList<>();
  private final Map<ImageHash, WaitingImage> images = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private final Map<ImageHash, WaitingImage> sentImages = new LinkedHashMap<>();
  private String centreStore = "";
  private final List<ChosenPassword> passwords = new ArrayList<>();
  private long acknowledged;
  private Optional<Duration> offset = Optional.empty();

  final BlockingQueue<List<PersonRecord>> people = new LinkedBlockingQueue<>();
  final List<PublishedChanges> published = new ArrayList<>();
  final BlockingQueue<ReplicatorState> states = new LinkedBlockingQueue<>();
  final BlockingQueue<NodeStatus.Link> links = new LinkedBlockingQueue<>();
  final BlockingQueue<RefusedImage> refusedImages = new LinkedBlockingQueue<>();
  final BlockingQueue<Lane> paused = new LinkedBlockingQueue<>();

  record RefusedImage(ImageHash image, MessageCode why) {}

  TestNode(Path directory) {
    this.directory = directory;
  }

  NodePorts ports() {
    return new NodePorts(this, this, this, this, this, this);
  }

  @Override
  public long centreThrough() {
    return 0;
  }

  @Override
  public void take(CentreEntries entries) {}

  void record(int events) {
    for (int i = 0; i < events; i++) {
      append(random.nextInt(900));
    }
    listeners.forEach(Runnable::run);
  }

  void recordOfSize(int bytes) {
    append(bytes);
    listeners.forEach(Runnable::run);
  }

  private synchronized void append(int size) {
    journal.add(
        EventCodec.encode(
            new Event(
                TestCentre.STATION.station(),
                journal.size() + 1L,
                new java.util.UUID(random.nextLong(), random.nextLong()),
                TestCentre.STATION.realm(),
                Optional.empty(),
                TestCentre.STATION.station().value(),
                Instant.now(),
                Duration.ZERO,
                head().hash(),
                new Fact.SessionOpened(List.of("CAPTURISTA", "x".repeat(size))))));
  }

  /** As a workstation restored from an old copy. */
  synchronized void loseAfter(int events) {
    journal.subList(events, journal.size()).clear();
  }

  ImageHash addImage(int size) throws IOException {
    byte[] content = new byte[size];
    random.nextBytes(content);
    ImageHash image = ImageHash.of(content);
    Path file = Files.write(directory.resolve(image.hex()), content);
    synchronized (this) {
      images.put(image, new WaitingImage(image, size, file));
    }
    listeners.forEach(Runnable::run);
    return image;
  }

  synchronized List<byte[]> journal() {
    return List.copyOf(journal);
  }

  /** Waits until something the node was told makes it true. */
  synchronized void await(Predicate<TestNode> fulfilled) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!fulfilled.test(this)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        Assertions.fail(
            "acknowledged %s of %s, %s images wait, %s",
            acknowledged, journal.size(), images.size(), states);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  void awaitAllSent() throws InterruptedException {
    await(node -> node.acknowledged == node.journal.size() && node.images.isEmpty());
  }

  /** Throws away the states before it. */
  <T> T next(BlockingQueue<T> told, Predicate<T> wanted) throws InterruptedException {
    while (true) {
      T next = told.poll(60, TimeUnit.SECONDS);
      if (next == null) {
        return Assertions.fail("Never told");
      }
      if (wanted.test(next)) {
        return next;
      }
    }
  }

  synchronized Optional<Duration> offset() {
    return offset;
  }

  @Override
  public synchronized List<ChosenPassword> chosen() {
    return List.copyOf(passwords);
  }

  /** Somebody chose another password. */
  void choose(ChosenPassword password) {
    synchronized (this) {
      passwords.add(password);
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized JournalHead head() {
    return journal.isEmpty()
        ? JournalHead.EMPTY
        : new JournalHead(journal.size(), EventHash.of(journal.getLast()));
  }

  @Override
  public synchronized List<byte[]> eventsAfter(long sequence, int most) {
    return List.copyOf(
        journal.subList((int) sequence, (int) Math.min(journal.size(), sequence + most)));
  }

  @Override
  public synchronized Optional<EventHash> hashOf(long sequence) {
    return sequence < 1 || sequence > journal.size()
        ? Optional.empty()
        : Optional.of(EventHash.of(journal.get((int) sequence - 1)));
  }

  @Override
  public synchronized void acknowledged(long sequence) {
    Assertions.assertThat(sequence).isGreaterThan(acknowledged);
    acknowledged = sequence;
    notifyAll();
  }

  @Override
  public synchronized long acknowledged() {
    return acknowledged;
  }

  @Override
  public synchronized List<WaitingImage> imagesWaiting(int most) {
    return images.values().stream().limit(most).toList();
  }

  @Override
  public synchronized void imageAcknowledged(ImageHash image) {
    WaitingImage sent = images.remove(image);
    sentImages.put(image, Objects.requireNonNull(sent, "acknowledged twice"));
    notifyAll();
  }

  @Override
  public synchronized void centreStore(String store) {
    if (!centreStore.isEmpty() && !centreStore.equals(store)) {
      images.putAll(sentImages);
      sentImages.clear();
    }
    centreStore = store;
  }

  @Override
  public synchronized Backlog backlog() {
    return new Backlog((int) (journal.size() - acknowledged), images.size(), Optional.empty());
  }

  @Override
  public void onNewWork(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized void clockOffset(Duration measured) {
    offset = Optional.of(measured);
    notifyAll();
  }

  @Override
  public void replace(List<PersonRecord> present) {
    people.add(present);
  }

  @Override
  public void learn(List<mx.openprep.v1.StationRecord> stations) {}

  @Override
  public boolean isWithdrawn(java.security.cert.X509Certificate certificate) {
    return false;
  }

  @Override
  public boolean isEmpty() {
    return people.isEmpty();
  }

  @Override
  public List<PersonRecord> all() {
    return List.of();
  }

  @Override
  public synchronized long through() {
    return published.isEmpty() ? 0 : published.getLast().getThrough();
  }

  @Override
  public synchronized void take(PublishedChanges changes) {
    published.add(changes);
    notifyAll();
  }

  @Override
  public void set(NodeStatus.Link link) {
    links.add(link);
  }

  @Override
  public void changed(ReplicatorState state) {
    states.add(state);
  }

  @Override
  public void paused(Lane lane, Refusal why) {
    paused.add(lane);
  }

  @Override
  public void imageRefused(ImageHash image, Refusal why) {
    refusedImages.add(new RefusedImage(image, why.code()));
  }
}
