package mx.openprep.centre.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.act.ActTable;
import mx.openprep.centre.publication.act.Standing;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Overtaken;
import mx.openprep.centre.publication.folder.Pointer;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and publishes cuts (DOMAIN §8): images first, then the figures read from them, the pointer
 * last. Cut numbers only grow; a cut on which the two totals differ is not published. Of several
 * instances one publishes.
 */
public final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final ZoneId zone;
  private final Rules rules;
  private final Clock clock;
  private final Leadership leadership;
  private final Runnable beforeCut;
  private final CutTable cuts;
  private final ActTable acts;
  private final CutDirectory directory;
  private final PublishedImages images;
  private final IncidentTable incidents;
  private final CutMaker maker;
  // The epoch for which the directory was prepared.
  private long prepared;

  Publisher(
      ZoneId zone,
      Rules rules,
      Clock clock,
      Leadership leadership,
      Runnable beforeCut,
      CutTable cuts,
      ActTable acts,
      CutDirectory directory,
      PublishedImages images,
      IncidentTable incidents,
      CutMaker maker) {
    this.zone = zone;
    this.rules = rules;
    this.clock = clock;
    this.leadership = leadership;
    this.beforeCut = beforeCut;
    this.cuts = cuts;
    this.acts = acts;
    this.directory = directory;
    this.images = images;
    this.incidents = incidents;
    this.maker = maker;
  }

  /**
   * Makes the cut that is due now: the zeros if nothing has been published yet, otherwise what the
   * acts of people and the actas say; before the official start no figures.
   */
  public synchronized CutOutcome cutNow() {
    try {
      return lead() ? due() : CutOutcome.NotDue.ELSEWHERE;
    } catch (Overtaken e) {
      failed(MessageCode.PUBLISHER_OVERTAKEN, e);
      leadership.resign();
      return CutOutcome.NotDue.ELSEWHERE;
    } catch (SQLException e) {
      maker.forget();
      throw new IllegalStateException("The database failed while a cut was made", e);
    } catch (IOException e) {
      failed(MessageCode.CUT_FAILED, e);
      throw new UncheckedIOException(e);
    } catch (Refusal e) {
      maker.forget();
      failed(e.code(), e);
      throw e;
    } catch (RuntimeException e) {
      maker.forget();
      throw e;
    }
  }

  /** Takes the lead if it is free. */
  synchronized boolean lead() throws SQLException, IOException {
    if (!leadership.isHeld()) {
      long seen = directory.pointer().map(Pointer::epoch).orElse(0L);
      if (!leadership.take(seen)) {
        return false;
      }
    }
    if (prepared != leadership.epoch()) {
      directory.takeOver();
      images.takeOver();
      acts.begin(rules.begin());
      directory.pointer().ifPresent(cuts::adopt);
      maker.forget();
      prepared = leadership.epoch();
    }
    return true;
  }

  /** Whether this instance is the one that publishes. */
  public boolean isLeading() {
    return leadership.isHeld();
  }

  Optional<CutTable.Shown> shown() {
    return cuts.shown();
  }

  Standing standing() {
    return Standing.after(acts.confirmed(), rules.begin());
  }

  private CutOutcome due() throws SQLException, IOException {
    Instant now = clock.instant();
    Standing standing = standing();
    Phase phase = rules.phaseAt(standing, now);
    Optional<CutTable.Shown> shown = cuts.shown();
    boolean wasOpen = shown.filter(last -> last.kind() != CutKind.ZEROS).isPresent();
    boolean isLost = directory.pointer().isEmpty();
    if (isLost && !wasOpen) {
      return make(CutKind.ZEROS, Phase.ZEROS, standing, now);
    }
    if (!isLost && shown.filter(last -> last.kind() == CutKind.LAST).isPresent()) {
      return CutOutcome.NotDue.CLOSED;
    }
    boolean isNews = isLost || shown.isEmpty() || !tells(shown.get(), phase, standing);
    return switch (phase) {
      case ZEROS ->
          isNews ? make(CutKind.ZEROS, phase, standing, now) : CutOutcome.NotDue.BEFORE_START;
      case OPEN ->
          isNews || !rules.isOver(standing, now)
              ? make(CutKind.ORDINARY, phase, standing, now)
              : CutOutcome.NotDue.AFTER_END;
      case PAUSED -> {
        if (!isNews) {
          yield CutOutcome.NotDue.PAUSED;
        }
        yield isLost
            ? make(CutKind.ORDINARY, phase, standing, now)
            : repeat(shown.map(CutTable.Shown::kind).orElse(CutKind.ZEROS), phase, standing, now);
      }
      case CLOSED -> make(CutKind.LAST, phase, standing, now);
    };
  }

  private static boolean tells(CutTable.Shown shown, Phase phase, Standing standing) {
    return shown.phase() == phase && shown.acts() == standing.acts();
  }

  private CutOutcome make(CutKind kind, Phase phase, Standing standing, Instant now)
      throws SQLException, IOException {
    if (kind != CutKind.ZEROS) {
      beforeCut.run();
      images.publishDue();
    }
    return maker.make(plan(kind, phase, standing, now), standing);
  }

  private CutOutcome repeat(CutKind kind, Phase phase, Standing standing, Instant now)
      throws IOException {
    return maker.repeat(plan(kind, phase, standing, now), standing);
  }

  private CutTable.Plan plan(CutKind kind, Phase phase, Standing standing, Instant now) {
    return new CutTable.Plan(
        kind, phase, standing.acts(), now.atZone(zone).toOffsetDateTime(), leadership.epoch());
  }

  private void failed(MessageCode code, Exception reason) {
    maker.forget();
    LOG.error("The cut is not published ({}): {}", code.code(), reason.toString());
    incidents.add(code, String.valueOf(reason.getMessage()));
    cuts.tried(leadership.epoch(), "FAILED " + code.code() + ": " + reason);
  }

  /** Lets another instance publish. */
  @Override
  public void close() {
    leadership.close();
  }
}
