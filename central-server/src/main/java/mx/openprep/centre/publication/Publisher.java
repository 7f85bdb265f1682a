package mx.openprep.centre.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.act.ActTable;
import mx.openprep.centre.publication.act.ActsFile;
import mx.openprep.centre.publication.act.Standing;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Overtaken;
import mx.openprep.centre.publication.folder.Pointer;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and publishes cuts (DOMAIN §8): images first, then the figures read from them, the pointer
 * last. Cut numbers only grow; a cut on which the two totals differ is not published. Of several
 * instances one publishes.
 */
public final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final ElectionPackage election;
  private final Rules rules;
  private final Clock clock;
  private final Leadership leadership;
  private final Runnable beforeCut;
  private final CutSource source;
  private final CutTable cuts;
  private final PublishedActas published;
  private final ActTable acts;
  private final CutDirectory directory;
  private final PublishedImages images;
  private final IncidentTable incidents;
  private final List<CutFiles> files;
  private final List<CutFiles> standstill;
  // The epoch for which the directory was prepared.
  private long prepared;
  private Changes pending = Changes.everything();
  private @Nullable CutKind rendered;

  Publisher(
      ElectionPackage election,
      Rules rules,
      Clock clock,
      Leadership leadership,
      Runnable beforeCut,
      CutSource source,
      CutTable cuts,
      PublishedActas published,
      ActTable acts,
      CutDirectory directory,
      PublishedImages images,
      IncidentTable incidents,
      List<CutFiles> files) {
    this.election = election;
    this.rules = rules;
    this.clock = clock;
    this.leadership = leadership;
    this.beforeCut = beforeCut;
    this.source = source;
    this.cuts = cuts;
    this.published = published;
    this.acts = acts;
    this.directory = directory;
    this.images = images;
    this.incidents = incidents;
    ActsFile actsFile = new ActsFile(acts::confirmed);
    this.files = new ArrayList<>(files);
    this.files.add(actsFile);
    this.standstill = List.of(new Standstill(), actsFile);
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
      pending = Changes.everything();
      throw new IllegalStateException("The database failed while a cut was made", e);
    } catch (IOException e) {
      failed(MessageCode.CUT_FAILED, e);
      throw new UncheckedIOException(e);
    } catch (Refusal e) {
      failed(e.code(), e);
      throw e;
    } catch (RuntimeException e) {
      pending = Changes.everything();
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
      pending = Changes.everything();
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
    CutSource.Reading reading = source.read(kind);
    pending = pending.and(reading.changes());
    if (!reading.differences().isEmpty()) {
      return withhold(reading);
    }
    CutTable.Plan plan = plan(kind, phase, standing, now);
    long number = cuts.begin(plan, reading.snapshot(), directory.highest());
    // The rule of participation changes with the kind, and with it every file.
    Changes changes = kind == rendered && directory.isKnown() ? pending : Changes.everything();
    Cut cut = cut(number, plan, standing, reading.tallies());
    List<List<CutFile>> waves = waves(files, cut, changes);
    waves.addFirst(images.list(number));
    Changes shown = pending;
    publish(
        cut,
        CutDirectory.Carried.LASTING,
        waves,
        kind == CutKind.ZEROS ? () -> {} : () -> published.write(number, reading.tallies(), shown));
    images.listed(number);
    pending = Changes.of(Set.of());
    rendered = kind;
    return new CutOutcome.Published(number, kind);
  }

  private CutOutcome repeat(CutKind kind, Phase phase, Standing standing, Instant now)
      throws IOException {
    CutTable.Plan plan = plan(kind, phase, standing, now);
    long number = cuts.repeat(plan, directory.highest());
    Cut cut = cut(number, plan, standing, List.of());
    publish(cut, CutDirectory.Carried.ALL, waves(standstill, cut, Changes.of(Set.of())), () -> {});
    return new CutOutcome.Published(number, kind);
  }

  private CutTable.Plan plan(CutKind kind, Phase phase, Standing standing, Instant now) {
    return new CutTable.Plan(kind, phase, standing.acts(), local(now), leadership.epoch());
  }

  private Cut cut(long number, CutTable.Plan plan, Standing standing, List<ElectionTally> tallies) {
    return new Cut(
        number,
        plan.epoch(),
        plan.kind(),
        plan.phase(),
        rules.realm(),
        plan.madeAt(),
        plan.kind() == CutKind.LAST
            ? Optional.empty()
            : rules.next(standing, plan.madeAt().toInstant()).map(this::local),
        election,
        tallies);
  }

  /**
   * Writes the files, lets readers see them.
   *
   * @param beside what else must be noted before, done while the files are written
   */
  private void publish(
      Cut cut, CutDirectory.Carried carried, List<List<CutFile>> waves, Runnable beside)
      throws IOException {
    byte[] manifest;
    try (ExecutorService noting = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> noted = CompletableFuture.runAsync(beside, noting);
      manifest = directory.write(cut, carried, waves);
      noted.join();
    }
    directory.point(cut, manifest, leadership::confirm);
    cuts.published(cut.number(), manifest);
    cuts.tried(cut.epoch(), "published cut " + cut.number());
    LOG.info("Cut {} ({}) is published", cut.number(), cut.kind());
  }

  private static List<List<CutFile>> waves(List<CutFiles> parts, Cut cut, Changes changes) {
    List<List<CutFile>> waves = new ArrayList<>();
    for (CutFiles part : parts) {
      waves.addAll(part.waves(cut, changes));
    }
    return waves;
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(election.process().zone()).toOffsetDateTime();
  }

  private CutOutcome withhold(CutSource.Reading reading) {
    LOG.error(
        "The cut is not published: two independent totals differ in {} figures, first {}",
        reading.differences().size(),
        reading.differences().getFirst());
    incidents.add(MessageCode.CUT_NOT_AGREED, reading.differences().getFirst().toString());
    cuts.tried(
        leadership.epoch(),
        "WITHHELD: " + reading.differences().size() + " figures differ between two totals");
    return new CutOutcome.Withheld(reading.differences());
  }

  private void failed(MessageCode code, Exception reason) {
    pending = Changes.everything();
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
