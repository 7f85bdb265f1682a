package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Fact;
import mx.openprep.night.NightFold;
import mx.openprep.night.NightSource;

/**
 * Keeps the night's fold up with the journal. Nothing is read until somebody looks; from then on
 * each look reads what is new and nothing else.
 */
final class NightReader implements NightSource {
  private static final int PAGE = 500;

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final ElsewhereTable woven = new ElsewhereTable();
  private final Queue<ImageHash> imagesAcknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<ActaId> lent = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final NightFold fold;
  private final PublishedTable published = new PublishedTable();
  private ElsewhereTable.Cursor cursor = ElsewhereTable.Cursor.START;
  private long cut;

  /** An entry of the journal, and whether the image it tells of is still to be sent. */
  private record Read(ElsewhereTable.Woven entry, boolean imageWaits) {}

  NightReader(LocalCatalogue catalogue, Journal journal, Database database) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    this.fold = new NightFold(catalogue);
  }

  @Override
  public LocalCatalogue scope() {
    return catalogue;
  }

  /** The centre has taken an image in. */
  void imageAcknowledged(ImageHash image) {
    imagesAcknowledged.add(image);
  }

  /** An acta was lent for capture, or given back. */
  void lent(ActaId acta) {
    lent.add(acta);
  }

  /** Looks at the night as it is now. */
  @Override
  public <T> T look(Function<NightFold, T> question) {
    turn.lock();
    try {
      catchUp();
      return question.apply(fold);
    } finally {
      turn.unlock();
    }
  }

  private void catchUp() {
    List<Read> page = database.read(this::next);
    while (!page.isEmpty()) {
      for (Read read : page) {
        fold.apply(read.entry().event(), read.entry().place(), read.imageWaits());
        cursor = cursor.after(read.entry());
      }
      page = database.read(this::next);
    }
    fold.acknowledged(database.read(OutboxTable::acknowledged), journal.now());
    for (ImageHash image = imagesAcknowledged.poll();
        image != null;
        image = imagesAcknowledged.poll()) {
      fold.imageAcknowledged(image, journal.now());
    }
    PublishedTable.LastCut now = database.read(published::lastCut);
    if (now.number() > cut) {
      fold.publicationKnown();
      database
          .read(c -> published.asSettledAfter(c, cut))
          .forEach(shown -> fold.published(shown.acta(), shown.made()));
      cut = now.number();
    }
    for (ActaId acta = lent.poll(); acta != null; acta = lent.poll()) {
      fold.changedActas().changed(acta);
    }
  }

  private List<Read> next(Connection connection) throws SQLException {
    List<Read> page = new java.util.ArrayList<>();
    for (ElsewhereTable.Woven entry : woven.after(connection, cursor, PAGE)) {
      boolean waits =
          entry.event().fact() instanceof Fact.ImageDigitized digitized
              && OutboxTable.isImageWaiting(connection, digitized.image());
      page.add(new Read(entry, waits));
    }
    return page;
  }
}
