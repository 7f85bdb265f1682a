package mx.openprep.centre.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mx.openprep.election.ActaId;
import mx.openprep.election.TerritoryId;
import org.jspecify.annotations.Nullable;

/**
 * The actas of one election, kept from cut to cut as columns of integers in the order of
 * publication. Every sum is made anew for every cut; the objects that show it are kept where
 * nothing changed. For one thread; what it returns is immutable.
 */
final class ActaColumns {
  private final ElectionPlaces places;
  private final ActaRow[] rows;
  private final int[][] columns;
  private final SortedMap<ActaId, ActaRow> outsideCatalogue = new TreeMap<>();
  private final SectionTally[] sections;
  private final TerritoryTally[] territories;

  /** Groups of actas whose sums or rows are not as in the last tally. */
  private final BitSet changed = new BitSet();

  private @Nullable ElectionTally last;

  ActaColumns(ElectionPlaces places) {
    this.places = places;
    this.rows = places.actas().stream().map(ActaRow::notCaptured).toArray(ActaRow[]::new);
    this.columns = new int[GroupSums.columns(places.votes())][rows.length];
    for (int place = 0; place < rows.length; place++) {
      GroupSums.write(places.votes(), columns, place, rows[place]);
    }
    this.sections = new SectionTally[places.sections().size()];
    this.territories = new TerritoryTally[places.territories().size()];
    changed.set(0, places.groups());
  }

  /** Puts a row in its place; false when it says what the one there said. */
  boolean put(ActaRow row) {
    OptionalInt place = places.place(row.id());
    if (place.isPresent()) {
      return put(place.getAsInt(), row);
    }
    boolean other = !row.equals(outsideCatalogue.put(row.id(), row));
    forgetTally(other);
    return other;
  }

  /** Nothing is known of an acta; false when nothing was. */
  boolean remove(ActaId acta) {
    OptionalInt place = places.place(acta);
    if (place.isPresent()) {
      return put(place.getAsInt(), ActaRow.notCaptured(places.actas().get(place.getAsInt())));
    }
    boolean known = outsideCatalogue.remove(acta) != null;
    forgetTally(known);
    return known;
  }

  /** All of which something is known. */
  List<ActaId> known() {
    return Stream.concat(
            Arrays.stream(rows).filter(ActaRow::isKnown).map(ActaRow::id),
            outsideCatalogue.keySet().stream())
        .toList();
  }

  private boolean put(int place, ActaRow row) {
    if (row.equals(rows[place])) {
      return false;
    }
    rows[place] = row;
    GroupSums.write(places.votes(), columns, place, row);
    changed.set(places.groupOf()[place]);
    forgetTally(true);
    return true;
  }

  private void forgetTally(boolean other) {
    if (other) {
      last = null;
    }
  }

  /** Adds up every level. */
  ElectionTally tally() {
    @Nullable ElectionTally tally = last;
    if (tally == null) {
      tally = addUp();
      last = tally;
      changed.clear();
    }
    return tally;
  }

  /** Adds everything up and makes every object anew the next time. */
  void forgetAll() {
    changed.set(0, places.groups());
    forgetTally(true);
  }

  private ElectionTally addUp() {
    GroupSums bySection = GroupSums.of(places.votes(), columns, places.groupOf(), places.groups());
    int count = places.territories().size();
    GroupSums byTerritory = bySection.up(places.territoryOf(), count + 2);
    int[] majority = new int[count + 2];
    majority[count + 1] = 1;
    GroupSums byPrinciple = byTerritory.up(majority, 2);
    renewSections(bySection);
    renewTerritories(byTerritory);
    SortedMap<TerritoryId, TerritoryTally> all = new TreeMap<>();
    for (TerritoryTally territory : territories) {
      all.put(territory.territory(), territory);
    }
    List<ActaRow> inOrder = new ArrayList<>(rows.length + outsideCatalogue.size());
    inOrder.addAll(Arrays.asList(rows));
    inOrder.addAll(outsideCatalogue.values());
    Collection<ActaRow> found = outsideCatalogue.values();
    return new ElectionTally(
        places,
        inOrder,
        byPrinciple.tally(0),
        all,
        group(byTerritory.tally(count), gather(places.outside())),
        group(byTerritory.tally(count + 1), gather(places.proportional())),
        group(Tally.of(places.votes(), found), List.copyOf(found)));
  }

  private void renewSections(GroupSums sums) {
    for (int s = changed.nextSetBit(0);
        s >= 0 && s < sections.length;
        s = changed.nextSetBit(s + 1)) {
      ElectionPlaces.Section section = places.sections().get(s);
      sections[s] =
          new SectionTally(
              section.number(),
              places.candidatures(section.territory()),
              sums.tally(s),
              gather(section.actas()));
    }
  }

  private void renewTerritories(GroupSums sums) {
    BitSet due = new BitSet();
    changed.stream()
        .filter(s -> s < sections.length)
        .forEach(s -> due.set(places.sections().get(s).territory()));
    for (int t = 0; t < territories.length; t++) {
      if (territories[t] == null || due.get(t)) {
        territories[t] = territory(t, sums.tally(t));
      }
    }
  }

  private TerritoryTally territory(int territory, Tally tally) {
    SortedMap<String, SectionTally> members = new TreeMap<>();
    for (int s = places.firstSection(territory); s < places.firstSection(territory + 1); s++) {
      members.put(sections[s].section(), sections[s]);
    }
    return new TerritoryTally(
        places.territories().get(territory),
        places.ballot(territory),
        places.dividedByState(),
        tally,
        members);
  }

  private GroupTally group(Tally tally, List<ActaRow> members) {
    return new GroupTally(places.wholeBallot(), tally, members);
  }

  private List<ActaRow> gather(List<Integer> members) {
    return members.stream().map(place -> rows[place]).toList();
  }
}
