package mx.openprep.centre.tally;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.TerritoryKind;

/**
 * All actas at one moment.
 *
 * @param position of the last journal entry folded into it
 * @param heads the last sequence of each node
 * @param rows one for each expected acta, and those fuera de catálogo
 */
public record Snapshot(
    long position, SortedMap<String, Long> heads, Map<ElectionCode, List<ActaRow>> rows) {

  /** Nothing captured: what is published before the start. */
  public static Snapshot inZeros(ElectionPackage election) {
    Map<ElectionCode, List<ActaRow>> rows = new TreeMap<>();
    for (Election e : election.elections()) {
      rows.put(e.code(), election.actas(e.code()).stream().map(ActaRow::notCaptured).toList());
    }
    return new Snapshot(0, new TreeMap<>(), rows);
  }

  /** Adds up every election, in the order of publication. */
  public List<ElectionTally> tally(ElectionPackage election) {
    return election.elections().stream().map(e -> tally(election, e)).toList();
  }

  private ElectionTally tally(ElectionPackage election, Election e) {
    boolean ofTheState = e.level() == TerritoryKind.STATE;
    return ElectionTally.of(
        e,
        election.territories(ElectionTally.division(e)).stream().map(t -> t.id()).toList(),
        id -> election.ballot(e.code(), ofTheState ? election.process().state() : id),
        rows.getOrDefault(e.code(), List.of()));
  }
}
