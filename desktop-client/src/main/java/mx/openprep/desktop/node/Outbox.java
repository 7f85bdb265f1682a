package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ImageHash;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.JournalHead;

/**
 * What the node still has to send to the centre. Safe for use by one sender beside the node's own
 * work.
 */
public interface Outbox {
  /** Where the node's own journal ends. */
  JournalHead head();

  /** Envelopes exactly as stored, with sequences after the given one, in order. */
  List<byte[]> eventsAfter(long sequence, int most);

  /** The hash of the entry with this sequence, to compare with what the centre says it holds. */
  Optional<EventHash> hashOf(long sequence);

  /** The centre holds everything durably up to and including this sequence. */
  void acknowledged(long sequence);

  long acknowledged();

  /** Images not yet acknowledged by the centre, oldest first. */
  List<WaitingImage> imagesWaiting(int most);

  /** The centre holds this image durably. */
  void imageAcknowledged(ImageHash image);

  /**
   * The store the centre has. When it is another than it was, the centre was restored and may lack
   * images it had acknowledged: all of them wait again, and it says which ones it has.
   */
  void centreStore(String store);

  /** How much waits and since when. */
  Backlog backlog();

  /** Runs whenever something new waits; the listener must return at once. */
  void onNewWork(Runnable listener);

  /** The centre's clock minus ours, stamped on every event from now on. */
  void clockOffset(java.time.Duration offset);

  /** An image file to send. */
  record WaitingImage(ImageHash image, long size, Path file) {
    public java.io.InputStream open() throws IOException {
      return java.nio.file.Files.newInputStream(file);
    }
  }

  /** Counts of what waits; {@code oldest} is empty when nothing does. */
  record Backlog(int events, int images, Optional<Instant> oldest) {}
}
