package mx.openprep.centre.tally;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.election.ActaType;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.CasillaType;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.OptionId;
import mx.openprep.election.Principle;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/** Small ballots and elections for tests. */
final class Ballots {
  static final ElectionCode CODE = new ElectionCode("DIP_LOC");
  static final ActaType MAJORITY =
      new ActaType("3", Principle.MAJORITY, java.util.EnumSet.allOf(CasillaType.class));
  static final ActaType PROPORTIONAL =
      new ActaType("3ERP", Principle.PROPORTIONAL, java.util.Set.of(CasillaType.ESPECIAL));

  private Ballots() {}

  static Ballot ballot(BallotOption... options) {
    return new Ballot(CODE, new TerritoryId(TerritoryKind.DISTRICT, "001"), List.of(options));
  }

  static Election election(TerritoryKind level, List<BallotOption> options) {
    return new Election(
        CODE,
        "DIPUTACIONES LOCALES",
        level,
        TerritoryKind.DISTRICT,
        options,
        List.of(MAJORITY, PROPORTIONAL));
  }

  static BallotOption party(String id) {
    return new BallotOption.Party(new OptionId(id), id);
  }

  static BallotOption combination(String id, String coalition, String... members) {
    return new BallotOption.Combination(
        new OptionId(id),
        id,
        new OptionId(coalition),
        Arrays.stream(members).map(OptionId::new).toList());
  }

  static FieldId field(String id) {
    return new FieldId(id);
  }

  static BoxVotes votes(Ballot ballot, Map<String, Integer> boxes) {
    return BoxVotes.of(
        BoxVotes.columns(election(TerritoryKind.DISTRICT, ballot.options())), fields(boxes));
  }

  static Map<FieldId, FieldValue> fields(Map<String, Integer> boxes) {
    return boxes.entrySet().stream()
        .collect(Collectors.toMap(e -> field(e.getKey()), e -> FieldValue.votes(e.getValue())));
  }
}
