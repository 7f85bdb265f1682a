package mx.openprep.centre.tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import mx.openprep.acta.FieldId;
import mx.openprep.election.Ballot;

/**
 * Which boxes of a ballot are votes for which candidature (DOMAIN §6): a coalition has those of its
 * members and of every combination, under the id of its largest combination. Made once for a
 * ballot, for a state has thousands of sections.
 */
final class Candidatures {
  private final SequencedMap<FieldId, List<FieldId>> boxes = new LinkedHashMap<>();

  Candidatures(Ballot ballot) {
    CoalitionViews.candidatures(ballot)
        .forEach((candidature, options) ->
            boxes
                .computeIfAbsent(FieldId.of(candidature), _ -> new ArrayList<>())
                .addAll(options.stream().map(FieldId::of).toList()));
    boxes.put(FieldId.NO_REGISTRADAS, List.of(FieldId.NO_REGISTRADAS));
    boxes.put(FieldId.NULOS, List.of(FieldId.NULOS));
  }

  /** Votes by candidature, in ballot order, then no registradas and nulos. */
  SequencedMap<FieldId, Long> votes(BoxVotes votes) {
    SequencedMap<FieldId, Long> view = new LinkedHashMap<>();
    boxes.forEach((candidature, all) -> {
      long sum = 0;
      for (FieldId box : all) {
        sum += votes.of(box);
      }
      view.put(candidature, sum);
    });
    return view;
  }
}
