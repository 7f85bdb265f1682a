package mx.openprep.centre.publication;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.publication.act.ActsFile;
import mx.openprep.centre.publication.act.Standing;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.SqlRecount;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes cuts, each whole or not at all: reads the figures, renders and writes the files while the
 * second total is made, and moves the pointer once both totals agree. For one thread.
 */
final class CutMaker {
  private static final Logger LOG = LoggerFactory.getLogger(CutMaker.class);

  private final ElectionPackage election;
  private final Rules rules;
  private final Leadership leadership;
  private final CutSource source;
  private final CutTable cuts;
  private final PublishedActas published;
  private final CutDirectory directory;
  private final PublishedImages images;
  private final IncidentTable incidents;
  private final List<CutFiles> files;
  private final List<CutFiles> standstill;
  private Changes pending = Changes.everything();
  private @Nullable CutKind rendered;
  // After totals that differ, the second is waited for before anything is rendered.
  private boolean doubtful;

  CutMaker(
      ElectionPackage election,
      Rules rules,
      Leadership leadership,
      CutSource source,
      CutTable cuts,
      PublishedActas published,
      CutDirectory directory,
      PublishedImages images,
      IncidentTable incidents,
      List<CutFiles> files,
      ActsFile actsFile) {
    this.election = election;
    this.rules = rules;
    this.leadership = leadership;
    this.source = source;
    this.cuts = cuts;
    this.published = published;
    this.directory = directory;
    this.images = images;
    this.incidents = incidents;
    this.files = new ArrayList<>(files);
    this.files.add(actsFile);
    this.standstill = List.of(new Standstill(), actsFile);
  }

  /** Renders everything the next time: nobody knows what readers were shown. */
  void forget() {
    pending = Changes.everything();
  }

  /** Makes a cut of what the actas say now. */
  CutOutcome make(CutTable.Plan plan, Standing standing) throws SQLException, IOException {
    if (!doubtful) {
      CutSource.Reading reading = source.read(plan.kind());
      try {
        return publish(plan, standing, reading);
      } catch (TotalsDiffer differ) {
        LOG.error("{}; everything is read again", differ.getMessage());
        forget();
        doubtful = true;
      }
    }
    source.readAllAgain();
    CutSource.Reading reading = source.read(plan.kind());
    if (!reading.differences().isEmpty()) {
      return withhold(reading.differences());
    }
    doubtful = false;
    return publish(plan, standing, reading);
  }

  /** Two independent totals of the same moment are not the same. */
  private static final class TotalsDiffer extends RuntimeException {
    TotalsDiffer(List<SqlRecount.Difference> differences) {
      super(
          "Two independent totals differ in %d figures, first %s"
              .formatted(differences.size(), differences.getFirst()));
    }
  }

  private CutOutcome publish(CutTable.Plan plan, Standing standing, CutSource.Reading reading)
      throws IOException {
    pending = pending.and(reading.changes());
    long number = cuts.begin(plan, reading.snapshot(), directory.highest());
    // The rule of participation changes with the kind, and with it every file.
    Changes changes =
        plan.kind() == rendered && directory.isKnown() ? pending : Changes.everything();
    Cut cut = cut(number, plan, standing, reading.tallies());
    Changes shown = pending;
    Beside<Optional<String>> noted =
        new Beside<>(
            "published-actas",
            () ->
                // In zeros nothing is shown of any acta.
                plan.kind() == CutKind.ZEROS
                    ? Optional.empty()
                    : published.write(number, reading.tallies(), shown));
    List<byte[]> untold = images.untold();
    List<List<CutFile>> waves = waves(files, cut, changes);
    waves.addFirst(PublishedImages.list(number, untold));
    byte[] manifest =
        directory.write(
            cut,
            CutDirectory.Carried.LASTING,
            waves,
            () -> {
              agree(reading);
              // While the disk settles the processors are free.
              noted.begin();
            });
    Optional<String> actas = noted.await();
    directory.point(cut, manifest, leadership::confirm);
    images.told(untold);
    published(cut, manifest, actas);
    pending = Changes.of(Set.of());
    rendered = plan.kind();
    return new CutOutcome.Published(number, plan.kind());
  }

  /** Nothing is signed that two independent totals do not both say. */
  private static void agree(CutSource.Reading reading) {
    List<SqlRecount.Difference> differences = reading.differences();
    if (!differences.isEmpty()) {
      throw new TotalsDiffer(differences);
    }
  }

  /** Makes a cut that shows the figures of the last one. */
  CutOutcome repeat(CutTable.Plan plan, Standing standing) throws IOException {
    long number = cuts.repeat(plan, directory.highest());
    Cut cut = cut(number, plan, standing, List.of());
    byte[] manifest =
        directory.write(
            cut, CutDirectory.Carried.ALL, waves(standstill, cut, Changes.of(Set.of())), () -> {});
    directory.point(cut, manifest, leadership::confirm);
    published(cut, manifest, Optional.empty());
    return new CutOutcome.Published(number, plan.kind());
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
            : rules
                .next(standing, plan.madeAt().toInstant())
                .map(next -> next.atZone(election.process().zone()).toOffsetDateTime()),
        election,
        tallies);
  }

  private void published(Cut cut, byte[] manifest, Optional<String> actas) {
    cuts.published(cut.number(), manifest, actas);
    cuts.tried(cut.epoch(), "published cut " + cut.number());
    LOG.info("Cut {} ({}) is published", cut.number(), cut.kind());
  }

  /** The first waves of all parts together, then the second ones. */
  private static List<List<CutFile>> waves(List<CutFiles> parts, Cut cut, Changes changes) {
    List<List<CutFile>> waves = new ArrayList<>();
    for (CutFiles part : parts) {
      List<List<CutFile>> own = part.waves(cut, changes);
      for (int wave = 0; wave < own.size(); wave++) {
        if (wave == waves.size()) {
          waves.add(new ArrayList<>());
        }
        waves.get(wave).addAll(own.get(wave));
      }
    }
    return waves;
  }

  private CutOutcome withhold(List<SqlRecount.Difference> differences) {
    LOG.error("The cut is not published: {}", new TotalsDiffer(differences).getMessage());
    incidents.add(MessageCode.CUT_NOT_AGREED, differences.getFirst().toString());
    cuts.tried(
        leadership.epoch(),
        "WITHHELD: " + differences.size() + " figures differ between two totals");
    return new CutOutcome.Withheld(differences);
  }
}
