package mx.openprep.centre.tally;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;

/**
 * All actas at one moment, added up.
 *
 * @param position of the last journal entry folded into it
 * @param heads the last sequence of each node
 * @param tallies one for each election, in the order of publication
 * @param changed the actas that are not as the reading before showed them; empty when there was
 *     none
 */
public record Snapshot(
    long position,
    SortedMap<String, Long> heads,
    List<ElectionTally> tallies,
    Optional<Set<ActaId>> changed) {
  public Snapshot {
    heads = Collections.unmodifiableSortedMap(heads);
    tallies = List.copyOf(tallies);
    changed = changed.map(Set::copyOf);
  }

  /** Nothing captured: what is published before the start. */
  public static Snapshot inZeros(ElectionPackage election) {
    return new Snapshot(
        0,
        Collections.emptySortedMap(),
        election.elections().stream()
            .map(e -> new ActaColumns(ElectionPlaces.of(election, e)).tally())
            .toList(),
        Optional.empty());
  }
}
