package mx.openprep.centre.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import mx.openprep.election.ActaId;
import mx.openprep.election.Ballot;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Principle;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import org.jspecify.annotations.Nullable;

/**
 * Where every expected acta of an election stands: its place in the order of publication and the
 * groups it adds to. The catalogue decides all of it, once.
 *
 * <p>Actas add to sections, or to one of two groups after them: outside any territory, and
 * proportional. Sections add to territories, which the same two groups follow.
 */
final class ElectionPlaces {
  private final Election election;
  private final TerritoryKind division;
  private final FieldList votes;
  private final List<ExpectedActa> actas;
  private final Map<ActaId, Integer> places = new HashMap<>();
  private final List<TerritoryId> territories;
  private final List<Ballot> ballots;
  private final List<Candidatures> candidatures;
  private final List<Section> sections = new ArrayList<>();
  private final int[] firstSections;
  private final int[] groupOf;
  private final int[] territoryOf;
  private final List<Integer> outside;
  private final List<Integer> proportional;

  /**
   * A section within its territory.
   *
   * @param territory its place among the territories
   * @param actas their places, ascending
   */
  record Section(int territory, String number, List<Integer> actas) {
    Section {
      actas = List.copyOf(actas);
    }
  }

  /**
   * Finds the places.
   *
   * @param territories all there are, so that one without actas is there too
   * @param ballots of a territory of the division
   */
  ElectionPlaces(
      Election election,
      Collection<TerritoryId> territories,
      Function<TerritoryId, Ballot> ballots,
      Collection<ExpectedActa> actas) {
    this.election = election;
    this.division = ElectionTally.division(election);
    this.votes = BoxVotes.fields(election);
    this.actas = PublicationOrder.of(division, actas);
    this.groupOf = new int[actas.size()];
    for (int place = 0; place < this.actas.size(); place++) {
      if (places.put(this.actas.get(place).id(), place) != null) {
        throw new IllegalArgumentException("Twice expected: " + this.actas.get(place).id());
      }
    }
    SortedMap<TerritoryId, SortedMap<String, List<Integer>>> inside = new TreeMap<>();
    territories.forEach(t -> inside.put(t, new TreeMap<>()));
    List<Integer> outsideAny = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    for (int place = 0; place < this.actas.size(); place++) {
      ExpectedActa acta = this.actas.get(place);
      Optional<TerritoryId> territory = acta.casilla().territory(division);
      if (acta.type().principle() == Principle.PROPORTIONAL) {
        second.add(place);
      } else if (territory.isEmpty()) {
        outsideAny.add(place);
      } else {
        inside
            .computeIfAbsent(territory.get(), _ -> new TreeMap<>())
            .computeIfAbsent(acta.casilla().key().section(), _ -> new ArrayList<>())
            .add(place);
      }
    }
    this.territories = List.copyOf(inside.keySet());
    this.ballots = this.territories.stream().map(ballots).toList();
    this.candidatures = this.ballots.stream().map(Candidatures::new).toList();
    this.outside = List.copyOf(outsideAny);
    this.proportional = List.copyOf(second);
    this.firstSections = new int[this.territories.size() + 1];
    group(inside);
    this.territoryOf =
        IntStream.concat(
                sections.stream().mapToInt(Section::territory),
                IntStream.of(this.territories.size(), this.territories.size() + 1))
            .toArray();
  }

  /** Of an election as the package has it. */
  static ElectionPlaces of(ElectionPackage all, Election election) {
    boolean ofTheState = election.level() == TerritoryKind.STATE;
    return new ElectionPlaces(
        election,
        new TreeSet<>(
            all.territories(ElectionTally.division(election)).stream().map(t -> t.id()).toList()),
        id -> all.ballot(election.code(), ofTheState ? all.process().state() : id),
        all.actas(election.code()));
  }

  private void group(SortedMap<TerritoryId, SortedMap<String, List<Integer>>> inside) {
    int territory = 0;
    for (SortedMap<String, List<Integer>> members : inside.values()) {
      for (Map.Entry<String, List<Integer>> section : members.entrySet()) {
        for (int place : section.getValue()) {
          groupOf[place] = sections.size();
        }
        sections.add(new Section(territory, section.getKey(), section.getValue()));
      }
      territory++;
      firstSections[territory] = sections.size();
    }
    outside.forEach(place -> groupOf[place] = sections.size());
    proportional.forEach(place -> groupOf[place] = sections.size() + 1);
  }

  Election election() {
    return election;
  }

  TerritoryKind division() {
    return division;
  }

  /** True when combined votes are divided once, over the state. */
  boolean dividedByState() {
    return election.coalitionSplit() == TerritoryKind.STATE;
  }

  /** The vote fields, in the order of the columns. */
  FieldList votes() {
    return votes;
  }

  /** In the order of publication. */
  List<ExpectedActa> actas() {
    return actas;
  }

  /** Empty when the election does not expect it. */
  OptionalInt place(ActaId acta) {
    @Nullable Integer place = places.get(acta);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  /** Empty when it is not of this election's catalogue. */
  Optional<ExpectedActa> expected(ActaId acta) {
    return Optional.ofNullable(places.get(acta)).map(actas::get);
  }

  List<TerritoryId> territories() {
    return territories;
  }

  Ballot ballot(int territory) {
    return ballots.get(territory);
  }

  Candidatures candidatures(int territory) {
    return candidatures.get(territory);
  }

  List<Section> sections() {
    return sections;
  }

  /** The first section of a territory, or of those after it; they stand together. */
  int firstSection(int territory) {
    return firstSections[territory];
  }

  /** Places of majority actas outside any territory. */
  List<Integer> outside() {
    return outside;
  }

  /** Places of the second actas of especiales. */
  List<Integer> proportional() {
    return proportional;
  }

  /** The group of each acta: a section, or one of the two groups after them. */
  int[] groupOf() {
    return groupOf;
  }

  int groups() {
    return sections.size() + 2;
  }

  /** The territory of each group of actas, or one of the two groups after the territories. */
  int[] territoryOf() {
    return territoryOf;
  }

  /** Every option there is: those that compete nowhere near have no votes and change nothing. */
  Ballot wholeBallot() {
    return new Ballot(
        election.code(), new TerritoryId(TerritoryKind.STATE, "00"), election.columns());
  }
}
