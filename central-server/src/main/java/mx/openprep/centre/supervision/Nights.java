package mx.openprep.centre.supervision;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mx.openprep.centre.desk.Coverage;
import mx.openprep.centre.desk.LeaseKeeper;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.night.ActaLifeViews;
import mx.openprep.night.NightViews;
import mx.openprep.night.Supervision;

/** The night of each CCV's coverage, folded from the first time somebody looks at it. */
final class Nights implements AutoCloseable {
  private final ElectionPackage election;
  private final NightJournal journal;
  private final LeaseKeeper leases;
  private final People people;
  private final ActaStates states;
  private final SupervisedActs acts;
  private final Clock clock;
  private final Map<CatdId, Night> nights = new ConcurrentHashMap<>();

  /** One board, with those who watch it. */
  record Night(
      CentreNight source, NightViews views, Supervision supervision, ActaLifeViews lives) {}

  Nights(
      ElectionPackage election,
      NightJournal journal,
      LeaseKeeper leases,
      People people,
      ActaStates states,
      SupervisedActs acts,
      Clock clock) {
    this.election = election;
    this.journal = journal;
    this.leases = leases;
    this.people = people;
    this.states = states;
    this.acts = acts;
    this.clock = clock;
  }

  Night of(Coverage coverage) {
    return nights.computeIfAbsent(coverage.ccv(), _ -> begin(coverage));
  }

  private Night begin(Coverage coverage) {
    CentreNight source = new CentreNight(election, coverage, journal, leases, clock);
    NightViews views =
        new NightViews(source.scope(), new CentrePeople(coverage, people, leases, clock));
    return new Night(
        source,
        views,
        new Supervision(source, views),
        new ActaLifeViews(
            source,
            views,
            (operator, acta, state) -> acts.options(source, operator, acta, state),
            states::events));
  }

  /** Something happened that a board may tell. */
  void changed() {
    nights.values().forEach(night -> night.supervision().changed());
  }

  @Override
  public void close() {
    nights.values().forEach(night -> night.supervision().close());
  }
}
