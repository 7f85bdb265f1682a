package mx.openprep.centre.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.cut.database.DatabaseFiles;
import mx.openprep.centre.cut.json.JsonTree;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and publishes cuts (DOMAIN §8): images first, then the figures read from them, the pointer
 * last. Cut numbers only grow; a cut on which the two totals differ is not published.
 */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final ElectionPackage election;
  private final Realm realm;
  private final Clock clock;
  private final DataSource database;
  private final CutSource source;
  private final CutTable cuts;
  private final CutDirectory directory;
  private final PublishedImages images;
  private final IncidentTable incidents;
  private final List<CutFiles> files = List.of(new DatabaseFiles(), new JsonTree());

  Publisher(
      ElectionPackage election,
      Realm realm,
      Clock clock,
      DataSource database,
      CutTable cuts,
      CutDirectory directory,
      PublishedImages images,
      IncidentTable incidents) {
    this.election = election;
    this.realm = realm;
    this.clock = clock;
    this.database = database;
    this.source = new CutSource(database, election);
    this.cuts = cuts;
    this.directory = directory;
    this.images = images;
    this.incidents = incidents;
  }

  /**
   * Makes the cut that is due now: the zeros if nothing has been published yet, otherwise what the
   * actas say; before the official start no figures.
   */
  public CutOutcome cutNow() {
    return exclusively(() -> due(CutKind.ORDINARY));
  }

  /** Makes the last cut, with its own rule of participation. Nothing is published after it. */
  public CutOutcome lastCut() {
    return exclusively(() -> due(CutKind.LAST));
  }

  private CutOutcome due(CutKind wanted) throws SQLException, IOException {
    Optional<CutDirectory.Pointer> pointer = directory.pointer();
    pointer.ifPresent(cuts::adopt);
    if (pointer.isEmpty()) {
      return make(CutKind.ZEROS);
    }
    if (cuts.lastPublished().filter(kind -> kind == CutKind.LAST).isPresent()) {
      return CutOutcome.NotDue.CLOSED;
    }
    return hasStarted() ? make(wanted) : CutOutcome.NotDue.BEFORE_START;
  }

  private boolean hasStarted() {
    return switch (realm) {
      case OFFICIAL -> !clock.instant().isBefore(election.publication().start().toInstant());
      case DRILL, PRACTICE -> true;
    };
  }

  private CutOutcome make(CutKind kind) throws SQLException, IOException {
    images.publishDue();
    OffsetDateTime madeAt = OffsetDateTime.now(clock.withZone(election.process().zone()));
    CutSource.Reading reading = source.read(kind);
    if (!reading.differences().isEmpty()) {
      return withhold(reading);
    }
    long number = cuts.begin(kind, reading.snapshot(), madeAt, directory.highest());
    Cut cut =
        new Cut(
            number,
            1,
            kind,
            phase(kind),
            realm,
            madeAt,
            Optional.empty(),
            election,
            reading.tallies());
    List<List<CutFile>> waves = new ArrayList<>();
    for (CutFiles part : files) {
      waves.addAll(part.waves(cut, Changes.everything()));
    }
    byte[] manifest = directory.write(cut, waves);
    directory.point(cut, manifest);
    cuts.published(number, manifest);
    LOG.info("Cut {} ({}) is published", number, kind);
    return new CutOutcome.Published(number, kind);
  }

  private static Phase phase(CutKind kind) {
    return switch (kind) {
      case ZEROS -> Phase.ZEROS;
      case ORDINARY -> Phase.OPEN;
      case LAST -> Phase.CLOSED;
    };
  }

  private CutOutcome withhold(CutSource.Reading reading) {
    LOG.error(
        "The cut is not published: two independent totals differ in {} figures, first {}",
        reading.differences().size(),
        reading.differences().getFirst());
    incidents.add(MessageCode.CUT_NOT_AGREED, reading.differences().getFirst().toString());
    return new CutOutcome.Withheld(reading.differences());
  }

  private CutOutcome exclusively(Work work) {
    try {
      Optional<PublisherLock> lock = PublisherLock.tryAcquire(database);
      if (lock.isEmpty()) {
        return CutOutcome.NotDue.ELSEWHERE;
      }
      try {
        return work.run();
      } finally {
        lock.get().release();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database failed while a cut was made", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work {
    CutOutcome run() throws SQLException, IOException;
  }
}
