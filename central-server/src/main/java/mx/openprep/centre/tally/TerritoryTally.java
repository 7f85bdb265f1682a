package mx.openprep.centre.tally;

import java.util.Collections;
import java.util.SortedMap;
import mx.openprep.election.Ballot;
import mx.openprep.election.TerritoryId;

/**
 * A district or municipality: the majority actas of its casillas. One object may serve several
 * cuts, while nothing in it changes.
 */
public final class TerritoryTally {
  private final TerritoryId territory;
  private final Ballot ballot;
  private final Tally tally;
  private final Lazy<Views> views;
  private final SortedMap<String, SectionTally> sections;

  TerritoryTally(
      TerritoryId territory,
      Ballot ballot,
      boolean dividedAbove,
      Tally tally,
      SortedMap<String, SectionTally> sections) {
    this.territory = territory;
    this.ballot = ballot;
    this.tally = tally;
    this.views =
        new Lazy<>(() ->
            dividedAbove
                ? Views.undivided(ballot, tally.votes())
                : Views.divided(ballot, tally.votes()));
    this.sections = Collections.unmodifiableSortedMap(sections);
  }

  public TerritoryId territory() {
    return territory;
  }

  public Ballot ballot() {
    return ballot;
  }

  public Tally tally() {
    return tally;
  }

  public Views views() {
    return views.get();
  }

  /** By their number. */
  public SortedMap<String, SectionTally> sections() {
    return sections;
  }
}
