package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Election;
import org.jspecify.annotations.Nullable;

/**
 * The order of {@code acta_result.votes}: the options of the election in the order of its columns,
 * no registradas, nulos.
 */
final class VoteColumns {
  private VoteColumns() {}

  /** One element for each column; null where nothing could be read or the option is not there. */
  static List<@Nullable Integer> votes(Election election, Map<FieldId, FieldValue> values) {
    List<@Nullable Integer> votes = new ArrayList<>();
    for (BallotOption option : election.columns()) {
      votes.add(votes(values.get(FieldId.of(option.id()))));
    }
    votes.add(votes(values.get(FieldId.NO_REGISTRADAS)));
    votes.add(votes(values.get(FieldId.NULOS)));
    return votes;
  }

  private static @Nullable Integer votes(@Nullable FieldValue value) {
    return value instanceof FieldValue.Votes(int count) ? Integer.valueOf(count) : null;
  }
}
