package mx.openprep.centre.tally;

import java.util.Comparator;
import java.util.List;
import mx.openprep.acta.FieldId;
import mx.openprep.election.BallotOption;
import mx.openprep.election.OptionId;

/**
 * How the votes of one combination are divided among its members where the rule divides (DOMAIN
 * §6): equally, the remainder one vote each to the members with most votes in their own boxes, ties
 * by ballot order.
 *
 * @param votes in the box of the combination
 * @param share of every member
 * @param remainderTo the members that get one vote more, strongest first; as many as the remainder
 */
public record CoalitionDivision(
    BallotOption.Combination combination, long votes, long share, List<OptionId> remainderTo) {
  public CoalitionDivision {
    remainderTo = List.copyOf(remainderTo);
  }

  /** Divides the box of a combination as it stands in the territory whose votes are given. */
  public static CoalitionDivision of(BallotOption.Combination combination, BoxVotes votes) {
    long combined = votes.of(FieldId.of(combination.id()));
    int members = combination.members().size();
    List<OptionId> strongest =
        combination.members().stream()
            // The sort is stable: members stand in ballot order, which decides ties.
            .sorted(
                Comparator.comparingLong((OptionId member) -> votes.of(FieldId.of(member)))
                    .reversed())
            .limit(combined % members)
            .toList();
    return new CoalitionDivision(combination, combined, combined / members, strongest);
  }

  /** What a member gets of this combination. */
  public long of(OptionId member) {
    return remainderTo.contains(member) ? share + 1 : share;
  }
}
