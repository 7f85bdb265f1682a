package mx.openprep.centre.tally;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.FieldId;
import mx.openprep.election.Ballot;
import mx.openprep.election.Election;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/**
 * One election in one cut, at every level (DOMAIN §6).
 *
 * @param division the territories below the state
 * @param rows every acta, in the order of publication
 * @param total everything: the figures above the database file
 * @param majority the territories and what lies outside them: what decides
 * @param majorityViews of the state; divided by territory, then added up
 * @param outside majority votes cast outside any territory, from abroad
 * @param proportional the second acta of especiales
 * @param outsideCatalogue actas fuera de catálogo
 */
public record ElectionTally(
    Election election,
    TerritoryKind division,
    List<ActaRow> rows,
    Tally total,
    Tally majority,
    Views majorityViews,
    SortedMap<TerritoryId, TerritoryTally> territories,
    GroupTally outside,
    GroupTally proportional,
    GroupTally outsideCatalogue) {
  public ElectionTally {
    rows = List.copyOf(rows);
  }

  /**
   * Adds up an election.
   *
   * @param territories all there are, so that one without actas is there too
   * @param ballots of a territory of the division
   * @param rows in any order
   */
  public static ElectionTally of(
      Election election,
      Collection<TerritoryId> territories,
      Function<TerritoryId, Ballot> ballots,
      Collection<ActaRow> rows) {
    return new Adder(election, ballots).add(territories, rows);
  }

  /** The territories into which an election's results are divided below the state. */
  public static TerritoryKind division(Election election) {
    if (election.coalitionSplit() != TerritoryKind.STATE) {
      return election.coalitionSplit();
    }
    return election.level() != TerritoryKind.STATE ? election.level() : TerritoryKind.DISTRICT;
  }

  private static final class Adder {
    private final Election election;
    private final Function<TerritoryId, Ballot> ballots;
    private final List<FieldId> columns;
    private final TerritoryKind division;
    private final boolean dividedByState;

    Adder(Election election, Function<TerritoryId, Ballot> ballots) {
      this.election = election;
      this.ballots = ballots;
      this.columns = BoxVotes.columns(election);
      this.division = division(election);
      this.dividedByState = election.coalitionSplit() == TerritoryKind.STATE;
    }

    ElectionTally add(Collection<TerritoryId> all, Collection<ActaRow> rows) {
      List<ActaRow> ordered = rows.stream().sorted(PublicationOrder.of(division)).toList();
      SortedMap<TerritoryId, List<ActaRow>> inside = new TreeMap<>();
      all.forEach(territory -> inside.put(territory, new ArrayList<>()));
      List<ActaRow> outside = new ArrayList<>();
      List<ActaRow> proportional = new ArrayList<>();
      List<ActaRow> outsideCatalogue = new ArrayList<>();
      for (ActaRow row : ordered) {
        if (row.decision().contabilizada() == Contabilizada.FUERA_DE_CATALOGO) {
          outsideCatalogue.add(row);
        } else if (row.isProportional()) {
          proportional.add(row);
        } else {
          row.territory(division)
              .map(t -> inside.computeIfAbsent(t, _ -> new ArrayList<>()))
              .orElse(outside)
              .add(row);
        }
      }
      SortedMap<TerritoryId, TerritoryTally> territories = new TreeMap<>();
      inside.forEach((id, members) -> territories.put(id, territory(id, members)));
      return assemble(
          ordered, territories, group(outside), group(proportional), group(outsideCatalogue));
    }

    private ElectionTally assemble(
        List<ActaRow> ordered,
        SortedMap<TerritoryId, TerritoryTally> territories,
        GroupTally outside,
        GroupTally proportional,
        GroupTally outsideCatalogue) {
      List<Tally> majorityParts = new ArrayList<>(List.of(outside.tally()));
      List<Views> majorityViews = new ArrayList<>();
      territories.values().forEach(t -> majorityParts.add(t.tally()));
      territories.values().forEach(t -> majorityViews.add(t.views()));
      if (!outside.rows().isEmpty() || majorityViews.isEmpty()) {
        majorityViews.add(outside.views());
      }
      Tally majority = Tally.sum(columns, majorityParts);
      Views summed = Views.sum(majorityViews);
      Views views =
          dividedByState
              ? new Views(
                  summed.byCandidature(), CoalitionViews.byParty(wholeBallot(), majority.votes()))
              : summed;
      return new ElectionTally(
          election,
          division,
          ordered,
          majority.plus(proportional.tally()).plus(outsideCatalogue.tally()),
          majority,
          views,
          territories,
          outside,
          proportional,
          outsideCatalogue);
    }

    private TerritoryTally territory(TerritoryId id, List<ActaRow> rows) {
      Ballot ballot = ballots.apply(id);
      SortedMap<String, SectionTally> sections = new TreeMap<>();
      rows.stream()
          .collect(groupingBy(ElectionTally::section, TreeMap::new, toList()))
          .forEach((section, members) -> sections.put(section, section(section, ballot, members)));
      Tally tally =
          Tally.sum(columns, sections.values().stream().map(SectionTally::tally).toList());
      Views views =
          dividedByState
              ? Views.undivided(ballot, tally.votes())
              : Views.divided(ballot, tally.votes());
      return new TerritoryTally(id, ballot, tally, views, sections);
    }

    private SectionTally section(String section, Ballot ballot, List<ActaRow> rows) {
      Tally tally = Tally.of(columns, rows);
      return new SectionTally(section, tally, Views.undivided(ballot, tally.votes()), rows);
    }

    /** Counts for the state alone and is therefore divided as one. */
    private GroupTally group(List<ActaRow> rows) {
      Tally tally = Tally.of(columns, rows);
      return new GroupTally(tally, Views.divided(wholeBallot(), tally.votes()), rows);
    }

    private Ballot wholeBallot() {
      // Options that compete nowhere near have no votes and change nothing.
      return new Ballot(
          election.code(), new TerritoryId(TerritoryKind.STATE, "00"), election.columns());
    }
  }

  private static String section(ActaRow row) {
    return row.expected().map(e -> e.casilla().key().section()).orElse("");
  }
}
