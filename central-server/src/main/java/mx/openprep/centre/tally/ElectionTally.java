package mx.openprep.centre.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import mx.openprep.election.Ballot;
import mx.openprep.election.Election;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/** One election in one cut, at every level (DOMAIN §6). Immutable. */
public final class ElectionTally {
  private final Election election;
  private final TerritoryKind division;
  private final List<ActaRow> rows;
  private final Tally total;
  private final Tally majority;
  private final Lazy<Views> majorityViews;
  private final SortedMap<TerritoryId, TerritoryTally> territories;
  private final GroupTally outside;
  private final GroupTally proportional;
  private final GroupTally outsideCatalogue;

  ElectionTally(
      ElectionPlaces places,
      List<ActaRow> rows,
      Tally majority,
      SortedMap<TerritoryId, TerritoryTally> territories,
      GroupTally outside,
      GroupTally proportional,
      GroupTally outsideCatalogue) {
    this.election = places.election();
    this.division = places.division();
    this.rows = Collections.unmodifiableList(rows);
    this.majority = majority;
    this.total = majority.plus(proportional.tally()).plus(outsideCatalogue.tally());
    this.territories = Collections.unmodifiableSortedMap(territories);
    this.outside = outside;
    this.proportional = proportional;
    this.outsideCatalogue = outsideCatalogue;
    this.majorityViews = new Lazy<>(() -> views(places));
  }

  /**
   * Adds up an election.
   *
   * @param territories all there are, so that one without actas is there too
   * @param ballots of a territory of the division
   * @param rows in any order, of no acta twice
   */
  public static ElectionTally of(
      Election election,
      Collection<TerritoryId> territories,
      Function<TerritoryId, Ballot> ballots,
      Collection<ActaRow> rows) {
    List<ExpectedActa> expected = rows.stream().flatMap(row -> row.expected().stream()).toList();
    ActaColumns columns =
        new ActaColumns(new ElectionPlaces(election, territories, ballots, expected));
    rows.forEach(columns::put);
    return columns.tally();
  }

  /** The territories into which an election's results are divided below the state. */
  public static TerritoryKind division(Election election) {
    if (election.coalitionSplit() != TerritoryKind.STATE) {
      return election.coalitionSplit();
    }
    return election.level() != TerritoryKind.STATE ? election.level() : TerritoryKind.DISTRICT;
  }

  private Views views(ElectionPlaces places) {
    List<Views> parts = new ArrayList<>();
    territories.values().forEach(t -> parts.add(t.views()));
    if (!outside.rows().isEmpty() || parts.isEmpty()) {
      parts.add(outside.views());
    }
    Views summed = Views.sum(parts);
    return places.dividedByState()
        ? new Views(
            summed.byCandidature(), CoalitionViews.byParty(places.wholeBallot(), majority.votes()))
        : summed;
  }

  public Election election() {
    return election;
  }

  /** The territories below the state. */
  public TerritoryKind division() {
    return division;
  }

  /** Every acta, in the order of publication. */
  public List<ActaRow> rows() {
    return rows;
  }

  /** Everything: the figures above the database file. */
  public Tally total() {
    return total;
  }

  /** The territories and what lies outside them: what decides. */
  public Tally majority() {
    return majority;
  }

  /** Of the state; divided by territory, then added up. */
  public Views majorityViews() {
    return majorityViews.get();
  }

  public SortedMap<TerritoryId, TerritoryTally> territories() {
    return territories;
  }

  /** Majority votes cast outside any territory, from abroad. */
  public GroupTally outside() {
    return outside;
  }

  /** The second acta of especiales. */
  public GroupTally proportional() {
    return proportional;
  }

  /** Actas fuera de catálogo. */
  public GroupTally outsideCatalogue() {
    return outsideCatalogue;
  }
}
