package mx.openprep.centre.supervision;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.desk.Coverage;
import mx.openprep.centre.desk.LeaseKeeper;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.night.NightFold;
import mx.openprep.night.NightSource;

/**
 * Keeps the night of one coverage up with the journals of all its nodes. Nothing is read until
 * somebody looks; from then on each look reads what is new and nothing else.
 */
final class CentreNight implements NightSource {
  private final Coverage coverage;
  private final CoveredActas scope;
  private final NightJournal journal;
  private final LeaseKeeper leases;
  private final Clock clock;
  private final NightFold fold;
  private final ReentrantLock turn = new ReentrantLock();
  private final Set<ImageHash> imagesAwaited = new HashSet<>();
  private Set<ActaId> held = Set.of();
  private long position;
  private long cut;

  CentreNight(
      ElectionPackage election,
      Coverage coverage,
      NightJournal journal,
      LeaseKeeper leases,
      Clock clock) {
    this.coverage = coverage;
    this.scope = new CoveredActas(election, coverage);
    this.journal = journal;
    this.leases = leases;
    this.clock = clock;
    this.fold = new NightFold(scope);
  }

  @Override
  public CoveredActas scope() {
    return scope;
  }

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
    List<NightJournal.Placed> page = journal.after(position);
    while (!page.isEmpty()) {
      page.forEach(this::apply);
      position = page.getLast().position();
      page = journal.after(position);
    }
    // The centre holds what it has read.
    fold.acknowledged(position, clock.instant());
    if (!imagesAwaited.isEmpty()) {
      Set<ImageHash> here = journal.here(imagesAwaited);
      here.forEach(image -> fold.imageAcknowledged(image, clock.instant()));
      imagesAwaited.removeAll(here);
    }
    long last = journal.lastCut();
    if (last > cut) {
      fold.publicationKnown();
      journal.shown(cut, last).stream()
          .filter(shown -> isCovered(shown.acta()))
          .forEach(shown -> fold.published(shown.acta(), shown.made()));
      cut = last;
    }
    Set<ActaId> now = leases.held().keySet();
    now.stream().filter(acta -> !held.contains(acta)).forEach(fold.changedActas()::changed);
    held.stream().filter(acta -> !now.contains(acta)).forEach(fold.changedActas()::changed);
    held = Set.copyOf(now);
  }

  private boolean isCovered(ActaId acta) {
    return scope.election().acta(acta).filter(coverage::covers).isPresent();
  }

  private void apply(NightJournal.Placed entry) {
    entry
        .event()
        .filter(event -> concerns(entry, event))
        .ifPresent(event -> {
          if (event.fact() instanceof Fact.ImageDigitized digitized) {
            imagesAwaited.add(digitized.image());
          }
          fold.apply(event, entry.position(), true);
        });
  }

  /** No CATD says anything about the actas of another; the centre says something about all. */
  private boolean concerns(NightJournal.Placed entry, Event event) {
    Optional<ActaId> acta =
        event.fact() instanceof Fact.OfActa(var fact) ? Optional.of(fact.acta()) : Optional.empty();
    if (entry.place().isPresent()) {
      return coverage.catds().contains(entry.place().get())
          && acta.filter(id -> !id.isOutsideCatalogue())
              .map(id ->
                  scope
                      .election()
                      .acta(id)
                      .filter(expected -> expected.casilla().catd().equals(entry.place().get()))
                      .isPresent())
              .orElse(true);
    }
    return acta.filter(id -> !id.isOutsideCatalogue())
        .map(this::isCovered)
        .orElse(entry.workstation().equals(Optional.of(coverage.ccv())));
  }
}
