package mx.openprep.centre.tally;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.Observation;

/**
 * The sum of a set of actas. Adding is associative and commutative, so every level is the sum of
 * the one below.
 *
 * @param votes of the counted actas, by box
 * @param observations actas by what is highest in their OBSERVACIONES
 */
public record Tally(Figures figures, BoxVotes votes, Map<Observation, Integer> observations) {
  public Tally {
    observations = Map.copyOf(observations);
  }

  static Tally none(List<FieldId> columns) {
    return new Tally(Figures.NONE, BoxVotes.none(columns), Map.of());
  }

  static Tally of(List<FieldId> columns, ActaRow row) {
    List<Observation> observations = row.decision().observations();
    return new Tally(
        Figures.of(row),
        row.decision().contabilizada() == Contabilizada.COUNTED
            ? BoxVotes.of(columns, row.fields())
            : BoxVotes.none(columns),
        observations.isEmpty() ? Map.of() : Map.of(observations.getFirst(), 1));
  }

  static Tally of(List<FieldId> columns, Collection<ActaRow> rows) {
    return sum(columns, rows.stream().map(row -> of(columns, row)).toList());
  }

  static Tally sum(List<FieldId> columns, Collection<Tally> parts) {
    return parts.stream().reduce(none(columns), Tally::plus);
  }

  Tally plus(Tally other) {
    return new Tally(
        figures.plus(other.figures),
        votes.plus(other.votes),
        observations.isEmpty() ? other.observations : added(other.observations));
  }

  private Map<Observation, Integer> added(Map<Observation, Integer> more) {
    Map<Observation, Integer> sum = new EnumMap<>(observations);
    more.forEach((observation, actas) -> sum.merge(observation, actas, Integer::sum));
    return sum;
  }
}
