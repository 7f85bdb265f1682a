package mx.openprep.desktop.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import mx.openprep.acta.ImageHash;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.JournalHead;

/** The outbox on the journal's tables. */
final class JournalOutbox implements Outbox {
  private final Database database;
  private final Journal journal;
  private final ImageStore images;
  private final EventTable events = new EventTable();
  private final List<Runnable> acknowledgedListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<ImageHash>> imageListeners = new CopyOnWriteArrayList<>();

  JournalOutbox(Database database, Journal journal, ImageStore images) {
    this.database = database;
    this.journal = journal;
    this.images = images;
  }

  @Override
  public JournalHead head() {
    return database.read(events::head);
  }

  @Override
  public List<byte[]> eventsAfter(long sequence, int most) {
    return database.read(c -> events.after(c, sequence, most));
  }

  @Override
  public Optional<EventHash> hashOf(long sequence) {
    return database.read(c -> events.hashOf(c, sequence));
  }

  @Override
  public void acknowledged(long sequence) {
    database.keep(c -> {
      long known = OutboxTable.acknowledged(c);
      if (sequence > events.head(c).sequence()) {
        throw new IllegalArgumentException("Acknowledged beyond the journal: " + sequence);
      }
      OutboxTable.acknowledged(c, Math.max(known, sequence));
      return known;
    });
    acknowledgedListeners.forEach(Runnable::run);
  }

  @Override
  public long acknowledged() {
    return database.read(OutboxTable::acknowledged);
  }

  @Override
  public List<WaitingImage> imagesWaiting(int most) {
    return database.read(c -> OutboxTable.imagesWaiting(c, most, images::file));
  }

  @Override
  public void imageAcknowledged(ImageHash image) {
    database.keep(c -> {
      OutboxTable.imageAcknowledged(c, image);
      return image;
    });
    imageListeners.forEach(listener -> listener.accept(image));
    acknowledgedListeners.forEach(Runnable::run);
  }

  @Override
  public void centreStore(String store) {
    if (!database.read(OutboxTable::centreStore).equals(Optional.of(store))) {
      database.keep(c -> {
        OutboxTable.centreStore(c, store);
        return store;
      });
    }
  }

  @Override
  public Backlog backlog() {
    return database.read(c -> OutboxTable.backlog(c, events.head(c).sequence()));
  }

  @Override
  public void onNewWork(Runnable listener) {
    journal.onWritten(listener);
  }

  /** Runs whenever less waits. */
  void onAcknowledged(Runnable listener) {
    acknowledgedListeners.add(listener);
  }

  /** Told each image the centre has taken in, before the listeners of less waiting. */
  void onImageAcknowledged(Consumer<ImageHash> listener) {
    imageListeners.add(listener);
  }

  @Override
  public void clockOffset(Duration offset) {
    journal.clockOffset(offset);
  }
}
