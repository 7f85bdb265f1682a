package mx.openprep.centre.tally;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import mx.openprep.acta.FieldId;
import mx.openprep.election.Ballot;

/**
 * The votes of a set of actas in both coalition views.
 *
 * @param byParty divided where the rule divides; below that, the boxes as they are
 */
public record Views(
    SequencedMap<FieldId, Long> byCandidature, SequencedMap<FieldId, Long> byParty) {
  static Views divided(Ballot ballot, BoxVotes votes) {
    return new Views(
        CoalitionViews.byCandidature(ballot, votes), CoalitionViews.byParty(ballot, votes));
  }

  static Views undivided(Ballot ballot, BoxVotes votes) {
    return new Views(
        CoalitionViews.byCandidature(ballot, votes), CoalitionViews.undivided(ballot, votes));
  }

  static Views sum(Collection<Views> parts) {
    return new Views(added(parts, Views::byCandidature), added(parts, Views::byParty));
  }

  private static SequencedMap<FieldId, Long> added(
      Collection<Views> parts, Function<Views, SequencedMap<FieldId, Long>> view) {
    SequencedMap<FieldId, Long> sum = new LinkedHashMap<>();
    for (Views part : parts) {
      view.apply(part).forEach((field, votes) -> sum.merge(field, votes, Long::sum));
    }
    return sum;
  }
}
